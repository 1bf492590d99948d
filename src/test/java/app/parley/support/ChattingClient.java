package app.parley.support;

import app.parley.client.chat.ChatMessage;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.ChatId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// A client that writes, edits and reacts by itself until it is killed, and says what is safely in its store. Each
/// message begins with a word that no other has and that edits leave.
final class ChattingClient {
    private static final List<String> EMOJI = List.of("👍", "🎉", "❤");
    /// Between two deeds, in milliseconds: quicker than anybody, slow enough that a kill falls between as often as
    /// within.
    private static final int SHORTEST = 10;

    private static final int LONGEST = 60;

    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("chatting", Runnable::run);
    private final TestClient client;
    private final ChatId chat;
    private final String life;
    private final Random random;
    private int number;

    private ChattingClient(TestClient client, ChatId chat, String life, long seed) {
        this.client = client;
        this.chat = chat;
        this.life = life;
        random = new Random(seed);
    }

    public static void main(String[] arguments) throws InterruptedException {
        var chat = new ChatId(arguments[1]);
        var client = TestClient.restart(Path.of(arguments[0])).look(chat).connect();
        new ChattingClient(client, chat, arguments[2], Long.parseLong(arguments[3])).goOn();
        // All that works here are daemons; the end comes from outside.
        Thread.currentThread().join();
    }

    private void goOn() {
        loop.postAfter(Duration.ofMillis(random.nextInt(SHORTEST, LONGEST)), () -> {
            act();
            goOn();
        });
    }

    private void act() {
        var messages = client.awaitMessages(_ -> true);
        var deed = random.nextInt(10);
        if (deed < 6 || messages.isEmpty()) {
            var word = life + "-" + number++;
            client.chats.send(chat, word + " says something");
            client.awaitMessages(seen -> seen.stream().anyMatch(message -> isOf(message, word)));
            System.out.println(ChattingProcess.WROTE + word);
            return;
        }
        var message = messages.get(random.nextInt(messages.size()));
        if (deed < 8 && message.own() && !message.text().isEmpty()) {
            client.chats.edit(message, message.text().split(" ", 2)[0] + " says otherwise " + number);
        } else {
            client.chats.react(message, EMOJI.get(random.nextInt(EMOJI.size())), random.nextInt(3) > 0);
        }
    }

    private static boolean isOf(ChatMessage message, String word) {
        return message.text().startsWith(word + " ");
    }
}
