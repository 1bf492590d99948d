package app.parley.client.ui.attention;

import app.parley.call.CallState;
import app.parley.client.calling.CallControl;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatService;
import app.parley.client.desktop.attention.Attention;
import app.parley.client.desktop.attention.AttentionEffect;
import app.parley.client.desktop.attention.AttentionInput;
import app.parley.client.desktop.attention.AttentionState;
import app.parley.client.desktop.attention.Badge;
import app.parley.client.desktop.notification.Notifier;
import app.parley.client.ui.Ticker;
import app.parley.client.ui.popup.CallPopupViewModel;
import app.parley.protocol.ChatId;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs [Attention] for whoever is signed in, and carries out what it asks. On the thread of its executor: the
/// JavaFX thread, in a test the test's.
public final class AttentionDesk {
    private final Attention rules = new Attention();
    private final Parts parts;
    private final Executor thread;
    private final Ticker ticker;
    private AttentionState state = AttentionState.NOTHING;
    private Ticker.Stop settling = Ticker.Stop.NOTHING;
    private @Nullable Entered entered;

    /// What it acts through.
    ///
    /// @param openWindow brings the main window to the front
    /// @param quiet whether nothing is to come up now
    /// @param previews whether notifications show what was written
    /// @param status hears of everything that the mark in the panel shows, at every change
    public record Parts(
            CallPopupViewModel popup,
            Notifier notifier,
            Runnable openWindow,
            BooleanSupplier quiet,
            BooleanSupplier previews,
            Consumer<Status> status) {}

    /// What the mark in the panel shows.
    ///
    /// @param chats null while nobody is signed in
    public record Status(
            Badge badge, CallState call, @Nullable ChatOverview chats) {
        public static final Status NOBODY = new Status(Badge.NONE, new CallState.Idle(), null);
    }

    /// Whoever is signed in.
    private static final class Entered {
        final CallControl calls;
        final ChatService chats;
        final Consumer<ChatId> chatOpener;
        ChatService.@Nullable Subscription watching;
        ChatOverview overview = ChatOverview.EMPTY;
        CallSnapshot call = CallSnapshot.NONE;

        Entered(CallControl calls, ChatService chats, Consumer<ChatId> chatOpener) {
            this.calls = calls;
            this.chats = chats;
            this.chatOpener = chatOpener;
        }
    }

    public AttentionDesk(Parts parts, Executor thread, Ticker ticker) {
        this.parts = parts;
        this.thread = thread;
        this.ticker = ticker;
    }

    /// Somebody is signed in.
    ///
    /// @param chatOpener brings a chat onto the screen of the main window
    public void enter(CallControl calls, ChatService chats, Consumer<ChatId> chatOpener) {
        leave();
        var now = new Entered(calls, chats, chatOpener);
        entered = now;
        parts.popup().bind(calls, chats::send);
        calls.observe(snapshot -> thread.execute(() -> {
            if (entered != now) return;
            now.call = snapshot;
            handle(new AttentionInput.Calls(snapshot.state(), snapshot.beside()));
            tellStatus();
        }));
        now.watching = chats.observe(overview -> thread.execute(() -> {
            if (entered != now) return;
            now.overview = overview;
            // Before the store has been read there is nothing to compare with.
            handle(Sights.of(overview, parts.quiet().getAsBoolean()));
            tellStatus();
        }));
    }

    /// Nobody is signed in any more.
    public void leave() {
        var leaving = entered;
        if (leaving == null) return;
        entered = null;
        if (leaving.watching != null) leaving.watching.close();
        settling.stop();
        handle(new AttentionInput.SignedOut());
        tellStatus();
    }

    /// Whether the person looks at the window.
    public void setFront(boolean front) {
        if (front != state.front()) handle(new AttentionInput.Front(front));
    }

    /// Tells of the status again, as when what is quiet has changed.
    public void tellStatus() {
        var now = entered;
        parts.status().accept(now == null ? Status.NOBODY : new Status(state.badge(), now.call.state(), now.overview));
    }

    private void handle(AttentionInput input) {
        var step = rules.step(state, input);
        state = step.next();
        for (var effect : step.effects()) carryOut(effect);
    }

    private void carryOut(AttentionEffect effect) {
        switch (effect) {
            case AttentionEffect.ShowPopup(var ring) -> parts.popup().show(ring);
            case AttentionEffect.TellPopup(var reason) -> parts.popup().tell(AttentionWords.of(reason));
            case AttentionEffect.HidePopup _ -> parts.popup().hide();
            case AttentionEffect.ShowBadge _ -> tellStatus();
            case AttentionEffect.AwaitSettled _ -> {
                settling.stop();
                settling = ticker.after(
                        Attention.SETTLING,
                        () -> handle(new AttentionInput.Settled(parts.quiet().getAsBoolean())));
            }
            case AttentionEffect.WithdrawCall _ -> parts.notifier().withdraw(AttentionWords.CALL);
            case AttentionEffect.WithdrawAway _ -> parts.notifier().withdraw(AttentionWords.AWAY);
            case AttentionEffect.WithdrawChat(var chat) -> parts.notifier().withdraw(AttentionWords.tag(chat));
            case AttentionEffect.NotifyCall _,
                    AttentionEffect.NotifyMissed _,
                    AttentionEffect.NotifyMessages _,
                    AttentionEffect.NotifyAway _ -> notify(effect);
        }
    }

    private void notify(AttentionEffect effect) {
        var now = entered;
        if (now == null) return;
        var notification = AttentionWords.notification(effect, parts.previews().getAsBoolean(), new Doing(now));
        if (notification != null) parts.notifier().show(notification);
    }

    /// What the buttons of a notification do, from the notifier's thread.
    private final class Doing implements AttentionWords.Deeds {
        private final Entered now;

        Doing(Entered now) {
            this.now = now;
        }

        @Override
        public void openWindow() {
            run(() -> parts.openWindow().run());
        }

        @Override
        public void openChat(ChatId chat) {
            run(() -> {
                parts.openWindow().run();
                now.chatOpener.accept(chat);
            });
        }

        @Override
        public void markRead(ChatId chat) {
            run(() -> now.chats.markRead(chat));
        }

        @Override
        public void answer() {
            run(() -> parts.popup().answer(true));
        }

        @Override
        public void reject() {
            run(() -> parts.popup().reject());
        }

        @Override
        public void callBack(ChatId chat, boolean video) {
            run(() -> {
                for (var one : now.overview.chats()) {
                    if (!one.id().equals(chat) || one.peer() == null) continue;
                    parts.openWindow().run();
                    now.calls.call(
                            one.peer(),
                            chat,
                            video ? app.parley.protocol.CallType.VIDEO : app.parley.protocol.CallType.AUDIO);
                }
            });
        }

        private void run(Runnable deed) {
            thread.execute(() -> {
                if (entered == now) deed.run();
            });
        }
    }
}
