package app.parley.client.ui.call;

import app.parley.call.CallState;
import app.parley.client.calling.CallControl;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.User;
import java.time.Duration;
import javafx.beans.value.ObservableValue;

/// The call beside the one on the screen, and a call that the user wants in its place, as observable values. Of
/// [CallViewModel]; on its thread.
public final class SecondCallModel {
    /// How long it is said that the second call is over: long enough to read six words beside what goes on.
    private static final Duration PASSING = Duration.ofSeconds(5);

    private final CallControl calls;
    private final ObservableValue<CallSnapshot> snapshot;
    private final Ticker ticker;
    private final ObservableValue<Beside> beside;
    private Ticker.Stop passing = Ticker.Stop.NOTHING;

    /// What the second call does.
    public enum Beside {
        NONE,
        /// Somebody calls while the user talks.
        WAITING,
        HELD,
        /// It ended while it was beside; said in passing.
        ENDED;

        static Beside of(CallState state) {
            return switch (state) {
                case CallState.Idle _ -> NONE;
                case CallState.Ringing _ -> WAITING;
                case CallState.Live _ -> HELD;
                case CallState.Ended _ -> ENDED;
            };
        }
    }

    SecondCallModel(CallControl calls, ObservableValue<CallSnapshot> snapshot, Ticker ticker) {
        this.calls = calls;
        this.snapshot = snapshot;
        this.ticker = ticker;
        beside = snapshot.map(now -> Beside.of(now.beside()));
        beside.subscribe(this::pass);
    }

    public ObservableValue<Beside> beside() {
        return beside;
    }

    /// Whom the second call is with; holds null without one.
    public ObservableValue<User> peer() {
        return snapshot.map(now -> now.beside() instanceof CallState.Present present
                ? present.call().peer()
                : null);
    }

    /// The line under the name.
    public ObservableValue<String> words() {
        return snapshot.map(now -> words(now.beside()));
    }

    /// Whether the second call is one with pictures.
    public ObservableValue<Boolean> video() {
        return snapshot.map(now -> now.beside() instanceof CallState.Present present
                && present.call().hasVideo());
    }

    /// How the second call ended; holds null while it has not.
    public ObservableValue<EndWords> ended() {
        return snapshot.map(now -> now.beside() instanceof CallState.Ended ended ? EndWords.of(ended) : null);
    }

    /// Whether the call on the screen can be held to answer another: both sides talk in it.
    public ObservableValue<Boolean> canHold() {
        return snapshot.map(
                now -> now.state() instanceof CallState.Active || now.state() instanceof CallState.Reconnecting);
    }

    /// Whom the user wants to call in the place of the one on the screen; holds null while there is nothing to ask.
    public ObservableValue<User> wished() {
        return snapshot.map(now -> now.wish() == null ? null : now.wish().peer());
    }

    /// What the user is asked about that.
    public ObservableValue<String> question() {
        return snapshot.map(now -> {
            if (now.wish() == null) return "";
            var name = Texts.shortName(now.wish().peer().displayName());
            return Texts.of(now.wish().type() == CallType.VIDEO ? "call.wish.video" : "call.wish.audio", name);
        });
    }

    /// @param first what becomes of the call on the screen
    public void answer(First first, boolean video) {
        calls.answerBeside(first, video);
    }

    /// Rejects the one that waits, or hangs up the one that is held.
    public void end() {
        calls.endBeside();
    }

    /// Takes up the held one, and holds the one on the screen.
    public void swap() {
        calls.swap();
    }

    /// Takes an ended one away.
    public void dismiss() {
        calls.dismissBeside();
    }

    /// Ends the call on the screen and begins the one that was wished for.
    public void grantWish() {
        var wish = snapshot.getValue().wish();
        if (wish != null) calls.endAndCall(wish.peer(), wish.chatId(), wish.type());
    }

    public void forgetWish() {
        calls.forgetWish();
    }

    private void pass(Beside now) {
        passing.stop();
        passing = now == Beside.ENDED ? ticker.after(PASSING, calls::dismissBeside) : Ticker.Stop.NOTHING;
    }

    private static String words(CallState state) {
        return switch (state) {
            case CallState.Idle _ -> "";
            case CallState.Ringing(var call, var _) ->
                Texts.of(call.hasVideo() ? "call.incoming.video" : "call.incoming.audio");
            case CallState.Live _ -> Texts.of("call.held");
            case CallState.Ended ended -> EndWords.of(ended).headline();
        };
    }
}
