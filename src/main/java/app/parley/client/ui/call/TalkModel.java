package app.parley.client.ui.call;

import app.parley.call.Call;
import app.parley.call.CallFailure;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.call.ShareSource;
import app.parley.call.Sharing;
import app.parley.call.Tried;
import app.parley.call.Upgrade;
import app.parley.client.calling.CallControl;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;

/// What can be done within the call on the screen, besides the plain things of [CallViewModel]: holding,
/// pictures by consent, the screen, telephone keys; and small hints. On the thread of its view model.
public final class TalkModel {
    private final CallControl calls;
    private final ObservableValue<CallSnapshot> snapshot;
    private final StageCards cards;
    private boolean pushed;

    TalkModel(CallControl calls, ObservableValue<CallSnapshot> snapshot, Ticker ticker) {
        this.calls = calls;
        this.snapshot = snapshot;
        this.cards = new StageCards(ticker);
        snapshot.subscribe(now -> cards.follow(now.state()));
    }

    // ---- hints

    /// What is to be said at the top of the stage.
    public ObservableValue<List<StageCard>> cards() {
        return cards.cards();
    }

    /// The user's answer to one of them.
    public void choose(StageCard.Choice choice) {
        switch (choice) {
            case WITH_CAMERA -> calls.answerForVideo(true, true);
            case WITHOUT_CAMERA -> calls.answerForVideo(true, false);
            case NOT_NOW -> calls.answerForVideo(false, false);
            case TAKE_BACK -> calls.dropVideo();
            case STOP_SHARING -> calls.stopSharing();
            case AS_TEXT -> shareAs(ShareSource.Content.TEXT);
            case AS_MOTION -> shareAs(ShareSource.Content.MOTION);
        }
    }

    private void shareAs(ShareSource.Content content) {
        if (!(snapshot.getValue().state() instanceof CallState.Live live)) return;
        var now = live.call().local().sharing();
        if (now != null) calls.share(now.source(), content);
    }

    /// By which ways a call was tried that never connected; holds null for any other.
    public ObservableValue<Tried> tried() {
        return snapshot.map(now -> now.state() instanceof CallState.Ended ended
                        && ended.reason() instanceof EndReason.Failed(var failure)
                        && failure instanceof CallFailure.NothingConnected(var tried)
                ? tried
                : null);
    }

    // ---- push to talk

    /// Unmutes while a key is held down, and mutes again when it is let go.
    public void pushToTalk(boolean down) {
        if (!(snapshot.getValue().state() instanceof CallState.Live live)) {
            pushed = false;
            return;
        }
        if (down == pushed || (down && !live.call().local().muted())) return;
        pushed = down;
        calls.setMuted(!down);
    }

    // ---- hold

    /// Whether the call can be held, or taken up again.
    public ObservableValue<Boolean> canHold() {
        return snapshot.map(now -> isTalking(now.state(), _ -> true));
    }

    /// Who holds the call, in words; empty while nobody does.
    public ObservableValue<String> holding() {
        return snapshot.map(now -> {
            if (!(now.state() instanceof CallState.Present present)) return "";
            var hold = present.call().hold();
            if (hold.mine()) return Texts.of("call.held.mine");
            return hold.theirs()
                    ? Texts.of(
                            "call.held.theirs",
                            Texts.shortName(present.call().peer().displayName()))
                    : "";
        });
    }

    /// The user holds the call on the screen.
    public ObservableValue<Boolean> held() {
        return snapshot.map(now -> isTalking(now.state(), call -> call.hold().mine()));
    }

    /// The other side holds it.
    public ObservableValue<Boolean> heldByPeer() {
        return snapshot.map(now -> isTalking(now.state(), call -> call.hold().theirs()));
    }

    public void hold(boolean on) {
        calls.hold(on);
    }

    // ---- pictures by consent

    public ObservableValue<Upgrade> upgrade() {
        return snapshot.map(
                now -> now.state() instanceof CallState.Live live ? live.call().upgrade() : Upgrade.NONE);
    }

    /// Whether the user can ask for pictures now.
    public ObservableValue<Boolean> canAskForVideo() {
        return snapshot.map(now -> isTalking(
                now.state(),
                call -> !call.hasVideo()
                        && !call.hold().mine()
                        && !call.upgrade().isOpen()));
    }

    public void askForVideo() {
        calls.askForVideo();
    }

    /// @param camera whether to be seen as well, with consent
    public void answerForVideo(boolean consent, boolean camera) {
        calls.answerForVideo(consent, camera);
    }

    /// Back to sound alone, or the wish taken back.
    public void dropVideo() {
        calls.dropVideo();
    }

    // ---- the screen

    /// What the user shows of the screen, or is about to; holds null when nothing.
    public ObservableValue<Sharing> sharing() {
        return snapshot.map(now ->
                now.state() instanceof CallState.Live live ? live.call().local().sharing() : null);
    }

    /// Whether the user's screen can be shown now.
    public ObservableValue<Boolean> canShare() {
        return snapshot.map(now -> isTalking(now.state(), call -> !call.hold().any()));
    }

    /// The other side shows its screen.
    public ObservableValue<Boolean> peerShares() {
        return snapshot.map(now -> isTalking(now.state(), call -> call.remote().screen()));
    }

    /// See [CallControl#shareable].
    public void shareable(Consumer<List<ShareSource>> answer) {
        calls.shareable(answer);
    }

    public void share(ShareSource source, ShareSource.Content content) {
        calls.share(source, content);
    }

    public void stopSharing() {
        calls.stopSharing();
    }

    // ---- and

    /// How large the other side's picture is shown, pixels of the screen; 0 × 0 when it is not to be seen.
    public void showPeer(int width, int height) {
        calls.showPeer(width, height);
    }

    /// @param keys of a telephone
    public void sendTones(String keys) {
        calls.sendTones(keys);
    }

    private static boolean isTalking(CallState state, Predicate<Call> wanted) {
        return switch (state) {
            case CallState.Active(var call, var _) -> wanted.test(call);
            case CallState.Reconnecting(var call, var _) -> wanted.test(call);
            default -> false;
        };
    }
}
