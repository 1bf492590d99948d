package app.parley.client.ui.call;

import app.parley.call.CallState;
import app.parley.client.calling.CallControl;
import app.parley.client.calling.CallSnapshot;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.User;
import javafx.beans.value.ObservableValue;

/// The call beside the one on the screen, and a call that the user wants in its place, as observable values. Of
/// [CallViewModel]; on its thread.
public final class SecondCallModel {
    private final CallControl calls;
    private final ObservableValue<CallSnapshot> snapshot;

    /// What the second call does.
    public enum Beside {
        NONE,
        /// Somebody calls while the user talks.
        WAITING,
        HELD,
        /// It ended while it was beside; to be said in passing, and taken away by [#dismiss].
        ENDED
    }

    SecondCallModel(CallControl calls, ObservableValue<CallSnapshot> snapshot) {
        this.calls = calls;
        this.snapshot = snapshot;
    }

    public ObservableValue<Beside> beside() {
        return snapshot.map(now -> switch (now.beside()) {
            case CallState.Idle _ -> Beside.NONE;
            case CallState.Ringing _ -> Beside.WAITING;
            case CallState.Live _ -> Beside.HELD;
            case CallState.Ended _ -> Beside.ENDED;
        });
    }

    /// Whom the second call is with; holds null without one.
    public ObservableValue<User> peer() {
        return snapshot.map(now -> now.beside() instanceof CallState.Present present
                ? present.call().peer()
                : null);
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

    /// Holds null while there is nothing to ask the user.
    public ObservableValue<CallSnapshot.Wish> wish() {
        return snapshot.map(CallSnapshot::wish);
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
}
