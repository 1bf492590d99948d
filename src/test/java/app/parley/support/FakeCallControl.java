package app.parley.support;

import app.parley.call.CallState;
import app.parley.call.Hold;
import app.parley.call.ShareSource;
import app.parley.call.Upgrade;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.media.CallStats;
import app.parley.client.ui.scenes.StagedCalls;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Calls as a test wishes them: it brings them into any state, and reads what a view has asked for. Observers are
/// called on the test's thread.
public final class FakeCallControl extends StagedCalls {
    /// What the tested view has asked for, as it was asked.
    public final List<String> asked = new ArrayList<>();

    /// How large it has said that it shows the other side's picture.
    public final List<String> shown = new ArrayList<>();

    /// A second passes in which one's own sound was so loud.
    public void ownLevel(double dbfs) {
        var stats = new CallStats(20.0, 4.0, 0.0, 40.0, 0, 0, 0, "host/host", dbfs);
        tell(new CallSnapshot(now.state(), now.beside(), now.wish(), stats, now.remoteFrames(), now.localFrames()));
    }

    @Override
    public void call(User peer, ChatId chatId, CallType type) {
        asked.add("call " + peer.username() + " " + chatId + " " + type);
    }

    @Override
    public void answer(boolean video) {
        asked.add("answer " + (video ? "video" : "audio"));
    }

    @Override
    public void reject() {
        asked.add("reject");
    }

    @Override
    public void hangUp() {
        asked.add("hangUp");
    }

    @Override
    public void setMuted(boolean muted) {
        asked.add(muted ? "mute" : "unmute");
        local(muted, call().local().camera(), call().local().trouble());
    }

    @Override
    public void setCamera(boolean on) {
        asked.add(on ? "camera on" : "camera off");
        local(call().local().muted(), on, call().local().trouble());
    }

    @Override
    public void switchCamera() {
        asked.add("switchCamera");
    }

    @Override
    public void retryDevices() {
        asked.add("retryDevices");
    }

    @Override
    public void dismiss() {
        asked.add("dismiss");
        idle();
    }

    @Override
    public void endAndCall(User peer, ChatId chatId, CallType type) {
        asked.add("endAndCall " + peer.username() + " " + chatId + " " + type);
    }

    @Override
    public void forgetWish() {
        asked.add("forgetWish");
        tell(new CallSnapshot(now.state(), now.beside(), null, now.stats(), now.remoteFrames(), now.localFrames()));
    }

    @Override
    public void answerBeside(First first, boolean video) {
        asked.add("answerBeside " + first + " " + (video ? "video" : "audio"));
    }

    @Override
    public void endBeside() {
        asked.add("endBeside");
    }

    @Override
    public void hold(boolean on) {
        asked.add(on ? "hold" : "take up");
        change(call().with(new Hold(on, call().hold().theirs())));
    }

    @Override
    public void swap() {
        asked.add("swap");
    }

    @Override
    public void dismissBeside() {
        asked.add("dismissBeside");
        beside(new CallState.Idle());
    }

    @Override
    public void askForVideo() {
        asked.add("askForVideo");
        upgrade(Upgrade.ASKED_BY_ME);
    }

    @Override
    public void answerForVideo(boolean consent, boolean camera) {
        asked.add("answerForVideo " + consent + " " + camera);
    }

    @Override
    public void dropVideo() {
        asked.add("dropVideo");
    }

    @Override
    public void showPeer(int width, int height) {
        shown.add(width + "x" + height);
    }

    @Override
    public void shareable(Consumer<List<ShareSource>> answer) {
        answer.accept(List.of(new ShareSource.Desktop(), FakeMediaEngine.WINDOW));
    }

    @Override
    public void share(ShareSource source, ShareSource.Content content) {
        asked.add("share " + source + " " + content);
    }

    @Override
    public void stopSharing() {
        asked.add("stopSharing");
    }

    @Override
    public void sendTones(String keys) {
        asked.add("sendTones " + keys);
    }
}
