package app.parley.client.ui.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.EndReason;
import app.parley.call.Tried;
import app.parley.client.failure.Remedy;
import app.parley.client.failure.UserFailure;
import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeChatService;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Without a toolkit: the view model knows no scene graph.
class CallViewModelTest {
    private static final User AMARA = FakeChatService.user("amara", "Amara Okafor", Presence.ONLINE);

    private final ManualClock clock = new ManualClock();
    private final FakeCallControl calls = new FakeCallControl();
    private final CallViewModel model = new CallViewModel(calls, Runnable::run, new ManualTicker(clock), clock);

    @Test
    void nothingIsShownWithoutACall() {
        assertThat(model.screen().getValue()).isEqualTo(CallScreen.NONE);
        assertThat(model.blocked().getValue()).isEmpty();
        assertThat(model.time().get()).isEmpty();
    }

    @Test
    void theCallerSeesCallingUntilTheServerSaysThatItRings() {
        calls.calling(AMARA, CallType.AUDIO);
        assertThat(model.status().getValue()).isEqualTo("Calling…");

        calls.ringingThere(AMARA, CallType.AUDIO);
        assertThat(model.status().getValue()).isEqualTo("Ringing…");
        assertThat(model.screen().getValue()).isEqualTo(CallScreen.OUTGOING);
    }

    @Test
    void anIncomingCallSaysWhoAndHow() {
        calls.incoming(AMARA, CallType.VIDEO);

        assertThat(model.screen().getValue()).isEqualTo(CallScreen.INCOMING);
        assertThat(model.peer().getValue()).isEqualTo(AMARA);
        assertThat(model.status().getValue()).isEqualTo("is calling you with video");
        assertThat(model.announcement().get()).contains("Amara Okafor").contains("is calling you with video");
    }

    @Test
    void theTimeRunsWhileTalkingAndAlsoWhileReconnecting() {
        calls.active(AMARA, CallType.AUDIO, clock.instant().minusMillis(300));
        assertThat(model.time().get()).isEqualTo("00:00");

        clock.advance(Duration.ofMillis(700));
        assertThat(model.time().get()).isEqualTo("00:01");

        calls.reconnecting();
        clock.advance(Duration.ofSeconds(61));
        assertThat(model.time().get()).isEqualTo("01:02");

        calls.ended(new EndReason.HungUp(true), Duration.ofSeconds(62));
        assertThat(model.time().get()).isEmpty();
    }

    @Test
    void aClockThatIsBehindTheServersShowsNoNegativeTime() {
        calls.active(AMARA, CallType.AUDIO, clock.instant().plusSeconds(5));

        assertThat(model.time().get()).isEqualTo("00:00");
    }

    @Test
    void anEndThatAsksForNothingGoesAfterThreeSeconds() {
        calls.active(AMARA, CallType.AUDIO, clock.instant());
        calls.ended(new EndReason.HungUp(false), Duration.ofMinutes(2));
        assertThat(model.ended().getValue().detail()).contains("hung up").contains("02:00");

        clock.advance(Duration.ofMillis(2999));
        assertThat(model.screen().getValue()).isEqualTo(CallScreen.ENDED);
        clock.advance(Duration.ofMillis(1));
        assertThat(model.screen().getValue()).isEqualTo(CallScreen.NONE);
    }

    @Test
    void anEndThatAsksForADecisionStays() {
        calls.ringingThere(AMARA, CallType.VIDEO);
        calls.ended(new EndReason.NoAnswer(), Duration.ZERO);

        clock.advance(Duration.ofHours(1));

        assertThat(model.screen().getValue()).isEqualTo(CallScreen.ENDED);
        assertThat(model.ended().getValue().actions())
                .containsExactly(EndWords.Action.CALL_AGAIN, EndWords.Action.WRITE, EndWords.Action.CLOSE);
    }

    @Test
    void aNewCallIsNotPutAwayByTheEndOfTheOneBefore() {
        calls.active(AMARA, CallType.AUDIO, clock.instant());
        calls.ended(new EndReason.HungUp(true), Duration.ZERO);
        clock.advance(Duration.ofSeconds(1));
        calls.incoming(AMARA, CallType.AUDIO);

        clock.advance(Duration.ofSeconds(10));

        assertThat(calls.asked).doesNotContain("dismiss");
        assertThat(model.screen().getValue()).isEqualTo(CallScreen.INCOMING);
    }

    @ParameterizedTest
    @MethodSource("everyEnd")
    void everyEndHasWords(EndReason reason) {
        calls.ringingThere(AMARA, CallType.VIDEO);
        calls.ended(reason, Duration.ofSeconds(5));

        var words = model.ended().getValue();
        assertThat(words.headline()).isNotBlank();
        assertThat(words.failure() != null || !words.actions().isEmpty())
                .as("a way on")
                .isTrue();
    }

    @Test
    void callsThatCrossedLookLikeOneThatConnects() {
        calls.calling(AMARA, CallType.AUDIO);
        calls.ended(new EndReason.Crossed(new CallId("theirs")), Duration.ZERO);

        assertThat(model.screen().getValue()).isEqualTo(CallScreen.CONNECTING);
    }

    @Test
    void callingAgainCallsTheSameOneInTheSameWay() {
        calls.ringingThere(AMARA, CallType.VIDEO);
        calls.ended(new EndReason.Busy(), Duration.ZERO);

        model.callAgain();

        assertThat(calls.asked).containsExactly("call amara chat-1 VIDEO");
    }

    @Test
    void writingInsteadOfAnsweringRejectsAndOpensTheChat() {
        var opened = new ArrayList<ChatId>();
        model.onOpenChat(opened::add);
        calls.incoming(AMARA, CallType.AUDIO);

        model.write();

        assertThat(calls.asked).containsExactly("reject");
        assertThat(opened).containsExactly(FakeCallControl.CHAT);
    }

    @Test
    void aBusyCameraIsToldUntilTheUserGoesOnWithSound() {
        var trouble = new CallFailure.Camera(CallFailure.Trouble.BUSY);
        calls.active(AMARA, CallType.VIDEO, clock.instant());
        calls.local(false, false, trouble);
        assertThat(model.notice().get()).isEqualTo(UserFailure.of(trouble));
        assertThat(model.announcement().get()).isEqualTo("Your camera is in use by another program");

        model.carryOut(Remedy.AUDIO_ONLY);
        assertThat(model.notice().get()).isNull();
        calls.stats(50, 0);
        assertThat(model.notice().get()).as("after other news").isNull();

        calls.local(false, false, null);
        calls.local(false, false, trouble);
        assertThat(model.notice().get()).as("when it happens again").isNotNull();
    }

    @Test
    void tryingAgainAsksForTheDevicesAgain() {
        calls.active(AMARA, CallType.AUDIO, clock.instant());

        model.carryOut(Remedy.RETRY);

        assertThat(calls.asked).containsExactly("retryDevices");
    }

    @Test
    void aRemedyOutsideOfCallsIsOfferedOnlyWhereSomebodyCarriesItOut() {
        assertThat(model.offers(Remedy.OPEN_SYSTEM_SETTINGS)).isFalse();

        var opened = new ArrayList<Remedy>();
        model.onRemedy(Remedy.OPEN_SYSTEM_SETTINGS, () -> opened.add(Remedy.OPEN_SYSTEM_SETTINGS));
        assertThat(model.offers(Remedy.OPEN_SYSTEM_SETTINGS)).isTrue();
        model.carryOut(Remedy.OPEN_SYSTEM_SETTINGS);

        assertThat(opened).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("app.parley.client.failure.UserFailureTest#everyCallFailure")
    void everyFailureLeavesAtLeastOneButton(CallFailure failure) {
        calls.ringingThere(AMARA, CallType.VIDEO);
        if (!(failure instanceof CallFailure.Device)) calls.ended(new EndReason.Failed(failure), Duration.ZERO);

        assertThat(UserFailure.of(failure).remedies()).anyMatch(model::offers);
    }

    @Test
    void mutingAndTheCameraFollowWhatTheCallSays() {
        calls.active(AMARA, CallType.VIDEO, clock.instant());
        model.toggleMute();
        model.toggleCamera();

        assertThat(calls.asked).containsExactly("mute", "camera off");
        assertThat(model.muted().getValue()).isTrue();
        assertThat(model.cameraOn().getValue()).isFalse();
        assertThat(model.ownPicture().getValue()).isFalse();
        assertThat(model.announcement().get()).isEqualTo("Your camera is off");
    }

    @Test
    void aCallWithoutPicturesHasNoCameraToToggle() {
        calls.active(AMARA, CallType.AUDIO, clock.instant());

        model.toggleCamera();

        assertThat(calls.asked).isEmpty();
        assertThat(model.video().getValue()).isFalse();
    }

    @Test
    void theAvatarStandsForAPeerWhoSendsNoPicture() {
        calls.active(AMARA, CallType.VIDEO, clock.instant());
        assertThat(model.remotePicture().getValue()).isTrue();

        calls.remote(false, false);

        assertThat(model.remotePicture().getValue()).isFalse();
        assertThat(model.peerMuted().getValue()).isTrue();
    }

    @Test
    void aLostConnectionOfOnesOwnIsNamedAsSuch() {
        calls.active(AMARA, CallType.AUDIO, clock.instant());
        calls.reconnecting();
        assertThat(model.status().getValue()).contains("Amara");

        calls.signalling(false);

        assertThat(model.status().getValue()).startsWith("Your connection is gone");
    }

    @Test
    void whileACallIsOnNoOtherCanBeBegunAndTheReasonIsSaid() {
        calls.active(AMARA, CallType.AUDIO, clock.instant());
        assertThat(model.blocked().getValue())
                .contains("You are in a call with")
                .contains("Amara");

        calls.ended(new EndReason.HungUp(true), Duration.ZERO);
        assertThat(model.blocked().getValue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40, 0, GOOD", "400, 1, FAIR", "40, 7, WEAK", "1200, 0, BAD", "40, 30, BAD"})
    void theBarsTellTheWorseOfDelayAndLoss(double rttMs, double lossPercent, Quality shown) {
        calls.active(AMARA, CallType.AUDIO, clock.instant());
        calls.stats(rttMs, lossPercent);

        assertThat(model.quality().getValue()).isEqualTo(shown);
    }

    /// One of every end, both ways round where it has two; found by reflection.
    static Stream<EndReason> everyEnd() {
        return Arrays.stream(EndReason.class.getPermittedSubclasses()).flatMap(kind -> {
            var components = kind.getRecordComponents();
            if (components.length == 0) return Stream.of(made(kind));
            if (components[0].getType() == boolean.class) return Stream.of(made(kind, true), made(kind, false));
            if (components[0].getType() == CallId.class) return Stream.of(made(kind, new CallId("theirs")));
            return Stream.of(made(kind, new CallFailure.NothingConnected(Tried.NOTHING)));
        });
    }

    private static EndReason made(Class<?> kind, Object... values) {
        try {
            return (EndReason) kind.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("how is " + kind + " made?", e);
        }
    }
}
