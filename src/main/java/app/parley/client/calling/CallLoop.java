package app.parley.client.calling;

import app.parley.call.CallDesk;
import app.parley.call.CallInput;
import app.parley.call.CallKey;
import app.parley.call.CallState;
import app.parley.call.DeskRules;
import app.parley.call.PictureSize;
import app.parley.call.ShareSource;
import app.parley.client.media.CallStats;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.StillPicture;
import app.parley.client.signalling.SignallingListener;
import app.parley.loop.Loop;
import app.parley.loop.Machine;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.User;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs the rules of this client's calls: everything that happens is posted here, stepped through
/// [CallDesk.Rules] and carried out by the `EffectRunner`. Runs on parley-call; its public methods post to it
/// from any thread.
public final class CallLoop implements CallControl, SignallingListener {
    private final Machine<CallDesk, CallDesk.Input, CallDesk.Effect> rules = new DeskRules();
    private final MediaEngine media;
    private final Loop<Runnable> loop;
    private final EffectRunner effects;
    private final Clock clock;
    private final Supplier<String> newIds;
    private final RingPolicy policy;
    private final List<Consumer<CallSnapshot>> observers = new ArrayList<>();
    private final List<CallWitness> witnesses = new ArrayList<>();
    private CallDesk desk = CallDesk.EMPTY;
    private @Nullable CallStats stats;
    private @Nullable PictureSize shown;

    /// Begins to listen to the server.
    ///
    /// @param loop the loop on parley-call
    /// @param newIds makes the request ids of dialled calls
    public CallLoop(CallPorts ports, Loop<Runnable> loop, Clock clock, Supplier<String> newIds) {
        this.media = ports.media();
        this.loop = loop;
        this.clock = clock;
        this.newIds = newIds;
        this.policy = ports.policy();
        this.effects = new EffectRunner(ports, loop, clock, this::handle, new Figures());
        ports.signalling().listen(this);
    }

    // ---- what a person can do

    @Override
    public void call(User peer, ChatId chatId, CallType type) {
        post(() -> new CallDesk.Input.Dial(dial(peer, chatId, type)));
    }

    @Override
    public void endAndCall(User peer, ChatId chatId, CallType type) {
        post(() -> new CallDesk.Input.EndAndDial(dial(peer, chatId, type), clock.instant()));
    }

    private CallInput.Dial dial(User peer, ChatId chatId, CallType type) {
        return new CallInput.Dial(new CallKey(newIds.get()), peer, chatId, type);
    }

    @Override
    public void forgetWish() {
        post(CallDesk.Input.ForgetWish::new);
    }

    @Override
    public void answer(boolean video) {
        onScreen(new CallInput.Answer(video));
    }

    @Override
    public void reject() {
        onScreen(new CallInput.Reject());
    }

    @Override
    public void hangUp() {
        post(() -> new CallDesk.Input.OnScreen(new CallInput.HangUp(clock.instant())));
    }

    @Override
    public void setMuted(boolean muted) {
        onScreen(new CallInput.Mute(muted));
    }

    @Override
    public void setCamera(boolean on) {
        onScreen(new CallInput.Camera(on));
    }

    @Override
    public void switchCamera() {
        onScreen(new CallInput.SwitchCamera());
    }

    @Override
    public void retryDevices() {
        onScreen(new CallInput.RetryDevices());
    }

    @Override
    public void dismiss() {
        post(CallDesk.Input.Dismiss::new);
    }

    @Override
    public void answerBeside(First first, boolean video) {
        post(() -> new CallDesk.Input.AnswerBeside(first, video, clock.instant()));
    }

    @Override
    public void endBeside() {
        post(() -> new CallDesk.Input.EndBeside(clock.instant()));
    }

    @Override
    public void hold(boolean on) {
        onScreen(new CallInput.SetHold(on));
    }

    @Override
    public void swap() {
        post(CallDesk.Input.Swap::new);
    }

    @Override
    public void dismissBeside() {
        post(CallDesk.Input.DismissBeside::new);
    }

    @Override
    public void askForVideo() {
        onScreen(new CallInput.AskForVideo());
    }

    @Override
    public void answerForVideo(boolean consent, boolean camera) {
        onScreen(new CallInput.AnswerForVideo(consent, camera));
    }

    @Override
    public void dropVideo() {
        onScreen(new CallInput.DropVideo());
    }

    @Override
    public void showPeer(int width, int height) {
        var size = new PictureSize(width, height);
        loop.post(() -> {
            shown = size;
            handle(new CallDesk.Input.OnScreen(new CallInput.ShowPeer(size)));
        });
    }

    @Override
    public void shareable(Consumer<List<ShareSource>> answer) {
        media.shareable(answer);
    }

    @Override
    public void preview(ShareSource source, Consumer<Optional<StillPicture>> answer) {
        media.preview(source, answer);
    }

    @Override
    public void share(ShareSource source, ShareSource.Content content) {
        onScreen(new CallInput.Share(source, content));
    }

    @Override
    public void stopSharing() {
        onScreen(new CallInput.StopSharing());
    }

    @Override
    public void sendTones(String keys) {
        onScreen(new CallInput.Press(keys));
    }

    @Override
    public void observe(Consumer<CallSnapshot> observer) {
        loop.post(() -> {
            observers.add(observer);
            observer.accept(snapshot());
        });
    }

    /// Adds somebody who looks on.
    public void witness(CallWitness witness) {
        loop.post(() -> witnesses.add(witness));
    }

    // ---- what the server says

    @Override
    public void connected() {
        post(() -> new CallDesk.Input.Signalling(true));
    }

    @Override
    public void disconnected() {
        post(() -> new CallDesk.Input.Signalling(false));
    }

    @Override
    public void received(ServerEvent event) {
        switch (event) {
            case ServerCallEvent.Incoming call -> post(() -> ServerNews.input(call, policy.rings(call)));
            case ServerCallEvent news -> post(() -> ServerNews.input(news, clock.instant()));
            default -> {}
        }
    }

    // ---- on parley-call

    private void onScreen(CallInput input) {
        post(() -> new CallDesk.Input.OnScreen(input));
    }

    /// The input is made on the loop, so that its time is when it is handled.
    private void post(Supplier<CallDesk.Input> input) {
        loop.post(() -> handle(input.get()));
    }

    private void handle(CallDesk.Input input) {
        if (!loop.isCurrent()) throw new IllegalStateException("not on parley-call");
        var before = desk;
        var step = rules.step(before, input);
        desk = step.next();
        MoveLog.tell(before, desk);
        for (var effect : step.effects()) effects.run(effect.key(), effect.effect());
        for (var witness : witnesses) witness.moved(before, input, desk);
        var another = !Objects.equals(before.current(), desk.current());
        if (another) stats = null;
        if (!desk.equals(before)) publish();
        // It is shown where the last one was.
        if (another && shown != null) handle(new CallDesk.Input.OnScreen(new CallInput.ShowPeer(shown)));
    }

    private void publish() {
        if (!(desk.onScreen() instanceof CallState.Live)) stats = null;
        var snapshot = snapshot();
        for (var observer : observers) observer.accept(snapshot);
    }

    private CallSnapshot snapshot() {
        var key = desk.current();
        var wish = desk.wish();
        return new CallSnapshot(
                desk.onScreen(),
                desk.besideIt(),
                wish == null ? null : new CallSnapshot.Wish(wish.peer(), wish.chatId(), wish.type()),
                stats,
                effects.remoteFrames(key),
                effects.localFrames(key));
    }

    /// What no rule depends on goes past them, to the window and to those who look on.
    private final class Figures implements CallWitness {
        @Override
        public void firstRemoteAudio(CallKey key) {
            for (var witness : witnesses) witness.firstRemoteAudio(key);
        }

        @Override
        public void firstRemoteVideo(CallKey key) {
            for (var witness : witnesses) witness.firstRemoteVideo(key);
        }

        @Override
        public void stats(CallKey key, CallStats latest) {
            for (var witness : witnesses) witness.stats(key, latest);
            if (!key.equals(desk.current())) return;
            stats = latest;
            publish();
        }
    }
}
