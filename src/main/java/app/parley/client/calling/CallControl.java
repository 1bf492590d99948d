package app.parley.client.calling;

import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import java.util.function.Consumer;

/// PORT: what a person can do about calls, for the window, the tray, a notification or a bot alike.
/// Every method posts and returns; what comes of it is seen by [#observe]. Safe on every thread. What does not fit
/// the
/// moment is ignored.
public interface CallControl {
    /// Calls `peer` in a chat that both are in. Ignored while a call is on.
    void call(User peer, ChatId chatId, CallType type);

    /// Answers the call that rings.
    ///
    /// @param video whether to be seen, in a video call
    void answer(boolean video);

    /// Rejects the call that rings.
    void reject();

    /// Ends the call, or stops calling.
    void hangUp();

    void setMuted(boolean muted);

    void setCamera(boolean on);

    /// Goes on with the next camera.
    void switchCamera();

    /// Tries again to open a device that failed.
    void retryDevices();

    /// Takes an ended call off the screen.
    void dismiss();

    /// Adds an observer: it is told where things stand now, and again after every change. Called on parley-call; it
    /// must not block.
    void observe(Consumer<CallSnapshot> observer);
}
