package app.parley.client.calling;

import app.parley.call.Call;
import app.parley.call.LocalMedia;
import app.parley.call.ShareSource;
import app.parley.client.media.StillPicture;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// PORT: what a person can do about calls, for the window, the tray, a notification or a bot alike. Every
/// method posts and returns; what comes of it is seen by [#observe]. Safe on every thread. What does not fit
/// the moment is ignored.
public interface CallControl {
    /// Calls `peer` in a chat that both are in. While a call is on that is not held, the wish is kept as
    /// [CallSnapshot#wish], so that the user can be asked: [#endAndCall] or [#forgetWish].
    void call(User peer, ChatId chatId, CallType type);

    /// Ends the call that is on, rejects one that waits beside it, and calls `peer`.
    void endAndCall(User peer, ChatId chatId, CallType type);

    /// The user does not want the other call after all.
    void forgetWish();

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

    // ---- a second call

    /// Answers the call that waits beside the one on the screen.
    ///
    /// @param first what becomes of the one on the screen
    /// @param video whether to be seen, in a video call
    void answerBeside(First first, boolean video);

    /// Rejects the call that waits beside, or hangs up the one that is held there.
    void endBeside();

    /// Holds the call on the screen, or takes it up again.
    void hold(boolean on);

    /// Takes up the call that is held beside, and holds the one on the screen if it goes on.
    void swap();

    /// Takes an ended call beside away.
    void dismissBeside();

    // ---- in the call

    /// Asks the other side to go on with pictures; [Call#upgrade] says what they say to it.
    void askForVideo();

    /// The user's word on the other side's wish for pictures.
    ///
    /// @param camera whether to be seen as well, with consent
    void answerForVideo(boolean consent, boolean camera);

    /// Goes back to sound alone, for both sides, or takes back one's own wish for pictures.
    void dropVideo();

    /// How large the other side's picture is shown, in pixels of the screen; 0 × 0 when it is not. To be said
    /// whenever it changes; they are told as often as they need it.
    void showPeer(int width, int height);

    /// Asks which parts of the screen can be shared, the whole desktop first, windows where they can be known;
    /// `answer` is called on another thread, with an empty list where nothing can.
    void shareable(Consumer<List<ShareSource>> answer);

    /// Asks how a part of the screen looks now, small; `answer` is called on another thread, with nothing where the
    /// system does not let it be seen.
    void preview(ShareSource source, Consumer<Optional<StillPicture>> answer);

    /// Shows a part of the screen to the other side, in place of the camera's picture; again with another
    /// `content` or source while it is shown. [LocalMedia#sharing] says whether it is to be seen.
    void share(ShareSource source, ShareSource.Content content);

    void stopSharing();

    /// Sends what the keys of a telephone send.
    ///
    /// @param keys digits, `*`, `#`, `A`–`D`, and `,` for a pause of 2 s; anything else is left out
    void sendTones(String keys);

    /// Adds an observer: it is told where things stand now, and again after every change. Called on parley-call; it
    /// must not block.
    void observe(Consumer<CallSnapshot> observer);
}
