package app.parley.bench;

import app.parley.bench.ServerFigures.Search;
import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.UserId;
import app.parley.server.store.Database;
import app.parley.server.store.Tx;
import app.parley.server.store.sql.SqlChats;
import app.parley.server.store.sql.SqlMembers;
import app.parley.server.store.sql.SqlMessages;
import app.parley.server.store.sqlite.SqliteTextIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `chat:search` among many messages, half of them in chats of others. Their texts are made up, of words that
/// are as unequally common as those of a language (Zipf's law); some are in Chinese. Used by the thread that
/// measures.
final class SearchLoad {
    /// Of whom the first searches: everybody has a chat with them, and one with the next.
    static final int USERS = 41;

    private static final int BATCH = 1_000;
    private static final int WORDS = 5_000;
    private static final int WORDS_EACH = 12;
    private static final int TIMES = 50;
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    /// U+4E00 and so many after it: few, so that two of them stand side by side now and then.
    private static final int HAN = 0x4e00;

    private static final int HAN_SIGNS = 60;

    private final LoadGenerator load;
    private final OurServer server;

    SearchLoad(LoadGenerator load, OurServer server) {
        this.load = load;
        this.server = server;
    }

    List<Search> measure() {
        var socket = load.connect(server.port(), server.users().subList(0, 1)).getFirst();
        return List.of(
                measure(socket, "the most common word", word(0)),
                measure(socket, "a rare word", word(WORDS - 2)),
                measure(socket, "a word that nobody wrote", "xylophone"),
                measure(socket, "one letter", "b"),
                measure(socket, "four letters", word(3).substring(0, 4)),
                measure(socket, "two common words", word(1) + " " + word(2)),
                measure(socket, "sixteen letters at once", "b d f g k l m n p r s t v z ba da"),
                measure(socket, "two Chinese signs", Character.toString(HAN + 3) + Character.toString(HAN + 4)));
    }

    private static Search measure(WireSocket socket, String what, String query) {
        var millis = new ArrayList<Double>();
        var hits = 0;
        for (var i = 0; i < TIMES; i++) {
            var begun = System.nanoTime();
            var ack = LoadGenerator.await(socket.ask(new ClientChatEvent.Search(query, null, null)));
            millis.add((System.nanoTime() - begun) / 1e6);
            hits = ((Ack.Found) ack).messages().size();
        }
        return new Search(what, hits, Distribution.of(millis));
    }

    /// Writes so many messages into a database in which the users are already.
    static void fill(Database database, int messages) {
        var store = new SqlMessages(new SqliteTextIndex());
        var random = new Random(1);
        var chats = database.write(SearchLoad::chats);
        for (var from = 0; from < messages; from += BATCH) {
            var first = from;
            database.write(tx -> {
                for (var n = first; n < Math.min(first + BATCH, messages); n++) {
                    var chat = chats.get(random.nextInt(chats.size()));
                    store.insert(tx, message(chat, n, store.nextSeq(tx, chat), text(random)));
                }
                return first;
            });
        }
    }

    private static List<ChatId> chats(Tx tx) {
        var chats = new SqlChats();
        var members = new SqlMembers();
        var made = new ArrayList<ChatId>();
        for (var i = 1; i < USERS; i++) {
            var next = i % (USERS - 1) + 1;
            for (var other : List.of(0, next)) {
                var id = new ChatId("chat-" + i + "-" + other);
                chats.insertGroup(tx, id, "Bench", 0);
                for (var user : List.of(i, other)) members.add(tx, id, user(user), 0, 0);
                made.add(id);
            }
        }
        return made;
    }

    private static Message message(ChatId chat, int number, long seq, String text) {
        return new Message(
                new MessageId("message-" + number),
                chat,
                seq,
                user(1),
                new ClientId("m" + number),
                MessageKind.TEXT,
                text,
                null,
                List.of(),
                Map.of(),
                null,
                number,
                null,
                null,
                null,
                null);
    }

    private static String text(Random random) {
        if (random.nextInt(20) == 0) {
            return IntStream.range(0, WORDS_EACH)
                    .mapToObj(_ -> Character.toString(HAN + random.nextInt(HAN_SIGNS)))
                    .collect(Collectors.joining());
        }
        // The logarithm is even: the second word comes half as often as the first, the tenth a tenth as often.
        return IntStream.range(0, WORDS_EACH)
                .mapToObj(_ -> word((int) Math.pow(WORDS, random.nextDouble()) - 1))
                .collect(Collectors.joining(" "));
    }

    /// The word of this number: three syllables.
    private static String word(int number) {
        var made = new StringBuilder();
        // 3001 has no factor in common with the number of syllables, so that neighbours differ.
        var left = number * 3001;
        for (var i = 0; i < 3; i++) {
            made.append(CONSONANTS.charAt(left % CONSONANTS.length()));
            left /= CONSONANTS.length();
            made.append(VOWELS.charAt(left % VOWELS.length()));
            left /= VOWELS.length();
        }
        return made.toString();
    }

    private static UserId user(int number) {
        return new UserId("user-" + number);
    }
}
