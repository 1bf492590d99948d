package app.parley.client.ui.call;

import app.parley.call.Call;
import app.parley.call.CallState;
import app.parley.client.calling.CallControl;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.failure.Remedy;
import app.parley.client.failure.UserFailure;
import app.parley.client.media.FrameSource;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The call on the screen as observable values, and what the user can do about it: [CallOverlayView], the header's
/// call buttons and the pop-up bind to it. Decides nothing about calls; that is [CallControl]'s. On the thread of
/// its executor: the JavaFX thread, in a test the test's.
public final class CallViewModel {
    /// How long an end that asks for nothing stays: long enough to read six words.
    private static final Duration PASSING = Duration.ofSeconds(3);

    private final CallControl calls;
    private final Ticker ticker;
    private final ReadOnlyObjectWrapper<CallSnapshot> snapshot = new ReadOnlyObjectWrapper<>(CallSnapshot.NONE);
    private final DeviceNotice notice = new DeviceNotice();
    private final CallClock running;
    private final ReadOnlyStringWrapper announcement = new ReadOnlyStringWrapper("");
    private final CallRemedies remedies;
    private final SecondCallModel second;
    private final TalkModel talk;
    private final ScreenChoices screens;
    private final CallPlace place = new CallPlace();
    private Consumer<ChatId> chatOpener = _ -> {};
    private Ticker.Stop passing = Ticker.Stop.NOTHING;

    public CallViewModel(CallControl calls, Executor thread, Ticker ticker, InstantSource clock) {
        this.calls = calls;
        this.ticker = ticker;
        this.running = new CallClock(ticker, clock);
        this.remedies = new CallRemedies(calls, notice, this::state, this::write);
        this.second = new SecondCallModel(calls, snapshot, ticker);
        this.talk = new TalkModel(calls, snapshot, ticker);
        this.screens = new ScreenChoices(calls, thread);
        calls.observe(next -> thread.execute(() -> show(next)));
    }

    /// Who brings a chat onto the screen for "Write a message".
    public void onOpenChat(Consumer<ChatId> opener) {
        chatOpener = opener;
    }

    /// Adds a remedy that lies outside calls, such as signing in again. Without it its button is not offered.
    public void onRemedy(Remedy remedy, Runnable action) {
        remedies.add(remedy, action);
    }

    /// The call beside the one on the screen.
    public SecondCallModel second() {
        return second;
    }

    /// Holding, pictures by consent, the screen, and hints.
    public TalkModel talk() {
        return talk;
    }

    /// What of the screen can be shared.
    public ScreenChoices screens() {
        return screens;
    }

    /// Where in the window the call stands.
    public CallPlace place() {
        return place;
    }

    // ---- what is shown

    public ObservableValue<CallScreen> screen() {
        return of(CallScreen::of);
    }

    /// Whom the call is with; holds null without a call.
    public ObservableValue<User> peer() {
        return snapshot.map(now -> now.state() instanceof CallState.Present present
                ? present.call().peer()
                : null);
    }

    /// The line under the name; empty while the running time stands there.
    public ObservableValue<String> status() {
        return of(CallWords::status);
    }

    /// How things stand in a word or two, for where there is little room; empty while all goes well.
    public ObservableValue<String> brief() {
        return of(CallWords::brief);
    }

    /// `MM:SS`, past an hour `H:MM:SS`; empty while there is no talking.
    public ReadOnlyStringProperty time() {
        return running.text();
    }

    /// Whether it is a call with pictures. Only then can the camera be switched on and off.
    public ObservableValue<Boolean> video() {
        return of(state -> has(state, Call::hasVideo));
    }

    public ObservableValue<Boolean> muted() {
        return of(state -> has(state, call -> call.local().muted()));
    }

    public ObservableValue<Boolean> cameraOn() {
        return of(state -> has(state, call -> call.local().camera()));
    }

    /// They have muted themselves.
    public ObservableValue<Boolean> peerMuted() {
        return of(state -> isTalking(state) && has(state, call -> !call.remote().audio()));
    }

    /// Whether their picture is to be seen; else their avatar stands for them.
    public ObservableValue<Boolean> remotePicture() {
        return of(state -> isTalking(state) && has(state, Call::showsPeer));
    }

    /// Whether one's own picture is to be seen; only then there is a camera to change for another.
    public ObservableValue<Boolean> ownPicture() {
        return of(state -> CallScreen.of(state).isConversation()
                && has(
                        state,
                        call -> !call.hold().mine()
                                && (call.local().visible() || call.local().isSharing())));
    }

    public ObservableValue<FrameSource> remoteFrames() {
        return snapshot.map(CallSnapshot::remoteFrames);
    }

    /// Not mirrored.
    public ObservableValue<FrameSource> localFrames() {
        return snapshot.map(CallSnapshot::localFrames);
    }

    public ObservableValue<Quality> quality() {
        return snapshot.map(now -> switch (now.state()) {
            case CallState.Active _ -> Quality.of(now.stats());
            case CallState.Reconnecting _ -> Quality.BAD;
            default -> Quality.UNKNOWN;
        });
    }

    /// What is wrong with a device, until it is put right or the user goes on without it; holds null otherwise.
    public ReadOnlyObjectProperty<@Nullable UserFailure> notice() {
        return notice.failure();
    }

    /// Holds null while no call has ended.
    public ObservableValue<EndWords> ended() {
        return snapshot.map(now -> now.state() instanceof CallState.Ended ended ? EndWords.of(ended) : null);
    }

    /// Why no call can be begun now; empty when one can.
    public ObservableValue<String> blocked() {
        return snapshot.map(CallWords::blocked);
    }

    /// What a screen reader says whenever it changes.
    public ReadOnlyStringProperty announcement() {
        return announcement.getReadOnlyProperty();
    }

    // ---- what can be done

    public void call(User peer, ChatId chat, CallType type) {
        calls.call(peer, chat, type);
    }

    /// @param video whether to be seen, in a video call
    public void answer(boolean video) {
        calls.answer(video);
    }

    public void reject() {
        calls.reject();
    }

    public void hangUp() {
        calls.hangUp();
    }

    public void toggleMute() {
        if (state() instanceof CallState.Live live)
            calls.setMuted(!live.call().local().muted());
    }

    public void toggleCamera() {
        if (state() instanceof CallState.Live live && live.call().hasVideo())
            calls.setCamera(!live.call().local().camera());
    }

    public void switchCamera() {
        calls.switchCamera();
    }

    public void dismiss() {
        calls.dismiss();
    }

    /// Rejects a call that rings or puts an ended one away, and turns to the chat.
    public void write() {
        if (!(state() instanceof CallState.Present present)) return;
        if (present instanceof CallState.Ringing) calls.reject();
        if (present instanceof CallState.Ended) calls.dismiss();
        chatOpener.accept(present.call().chatId());
    }

    /// Calls the one of the ended call once more, in the same way.
    public void callAgain() {
        remedies.callAgain(false);
    }

    /// Whether `remedy` can be carried out now: its button is shown only then.
    public boolean offers(Remedy remedy) {
        return remedies.offers(remedy);
    }

    public void carryOut(Remedy remedy) {
        remedies.carryOut(remedy);
    }

    // ---- what happens

    private void show(CallSnapshot next) {
        var before = snapshot.get();
        snapshot.set(next);
        notice.follow(next.state());
        passing(before.state());
        running.runSince(start());
        place.follow(CallScreen.of(next.state()));
        announce(before, next);
    }

    private void passing(CallState before) {
        if (state().equals(before)) return;
        passing.stop();
        passing = state() instanceof CallState.Ended ended && EndWords.of(ended).passing()
                ? ticker.after(PASSING, calls::dismiss)
                : Ticker.Stop.NOTHING;
    }

    private @Nullable Instant start() {
        return switch (state()) {
            case CallState.Active active -> active.startedAt();
            case CallState.Reconnecting reconnecting -> reconnecting.startedAt();
            default -> null;
        };
    }

    private void announce(CallSnapshot before, CallSnapshot now) {
        var said = CallAnnouncer.said(before, now);
        if (said != null) announcement.set(said);
        var failure = notice.failure().get();
        if (failure != null) announcement.set(Texts.of(failure.titleKey()));
    }

    private CallState state() {
        return snapshot.get().state();
    }

    private static boolean isTalking(CallState state) {
        return state instanceof CallState.Active || state instanceof CallState.Reconnecting;
    }

    private static boolean has(CallState state, Predicate<Call> wanted) {
        return state instanceof CallState.Present present && wanted.test(present.call());
    }

    private <T> ObservableValue<T> of(Function<CallState, T> view) {
        return snapshot.map(now -> view.apply(now.state()));
    }
}
