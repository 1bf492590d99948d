package app.parley.client.ui.attention;

import app.parley.client.account.Reply;
import app.parley.client.calling.CallControl;
import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.ChatService;
import app.parley.client.desktop.instance.ParleyLink;
import app.parley.client.ui.Texts;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows links to people: shows the chat, and asks before it calls, because anybody can write a link. One that
/// comes before somebody is signed in waits. On the thread of its executor: the JavaFX thread, in a test the
/// test's.
public final class LinkDesk {
    private static final Logger log = LoggerFactory.getLogger(LinkDesk.class);

    private final Questions questions;
    private final Runnable openWindow;
    private final Executor thread;
    private @Nullable Entered entered;
    private @Nullable ParleyLink waiting;

    /// What the person is asked or told, over the window.
    public interface Questions {
        /// @param yes run when they want it
        void ask(String question, String yesWords, Runnable yes);

        void tell(String words);
    }

    /// Whoever is signed in.
    private record Entered(CallControl calls, ChatService chats, Consumer<ChatId> chatOpener) {}

    /// @param openWindow brings the main window to the front
    public LinkDesk(Questions questions, Runnable openWindow, Executor thread) {
        this.questions = questions;
        this.openWindow = openWindow;
        this.thread = thread;
    }

    public void enter(CallControl calls, ChatService chats, Consumer<ChatId> chatOpener) {
        entered = new Entered(calls, chats, chatOpener);
        var link = waiting;
        waiting = null;
        if (link != null) follow(link);
    }

    public void leave() {
        entered = null;
    }

    /// Takes what a start of the program handed over: a link, or anything else, which only shows the window.
    public void handed(String words) {
        openWindow.run();
        ParleyLink.read(words).ifPresent(link -> {
            log.info("a link was handed over");
            follow(link);
        });
    }

    private void follow(ParleyLink link) {
        var now = entered;
        if (now == null) {
            waiting = link;
            return;
        }
        var _ = now.chats()
                .searchUsers(link.username())
                .thenCompose(reply -> open(now, link, reply))
                .thenAcceptAsync(
                        found -> {
                            if (now.equals(entered)) show(now, link, found);
                        },
                        thread);
    }

    /// What came of looking for the person.
    private record Found(@Nullable User user, @Nullable ChatId chat, boolean connected) {}

    private static CompletableFuture<Found> open(Entered now, ParleyLink link, Reply<List<User>> reply) {
        if (!(reply instanceof Reply.Got<List<User>>(var users))) {
            return CompletableFuture.completedFuture(new Found(null, null, false));
        }
        for (var user : users) {
            if (!user.username().equals(link.username())) continue;
            return now.chats().open(user.id()).thenApply(opening -> switch (opening) {
                case ChatOpening.Opened(var chat) -> new Found(user, chat, true);
                case ChatOpening.NotConnected _ -> new Found(user, null, false);
                case ChatOpening.Refused _ -> new Found(user, null, true);
            });
        }
        return CompletableFuture.completedFuture(new Found(null, null, true));
    }

    private void show(Entered now, ParleyLink link, Found found) {
        var user = found.user();
        var chat = found.chat();
        if (user == null || chat == null) {
            questions.tell(
                    found.connected() ? Texts.of("link.nobody", link.username()) : Texts.of("link.notConnected"));
            return;
        }
        now.chatOpener().accept(chat);
        if (link.wish() == ParleyLink.Wish.CHAT) return;
        var video = link.wish() == ParleyLink.Wish.VIDEO_CALL;
        questions.ask(
                Texts.of(video ? "link.call.video" : "link.call", user.displayName()),
                Texts.of(video ? "chat.call.video.button" : "chat.call.audio.button"),
                () -> now.calls().call(user, chat, video ? CallType.VIDEO : CallType.AUDIO));
    }
}
