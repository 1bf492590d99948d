package app.parley.client.ui.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.EndReason;
import app.parley.call.Upgrade;
import app.parley.client.settings.Preferences;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeChatService;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A second call, pictures by consent, push to talk: without a toolkit.
class SecondCallModelTest {
    private static final User AMARA = FakeChatService.user("amara", "Amara Okafor", Presence.ONLINE);
    private static final User JONAS = FakeChatService.user("jonas", "Jonas Lindqvist", Presence.ONLINE);

    private final ManualClock clock = new ManualClock();
    private final FakeCallControl calls = new FakeCallControl();
    private final CallViewModel model = new CallViewModel(calls, Runnable::run, new ManualTicker(clock), clock);
    private final SecondCallModel second = model.second();
    private final TalkModel talk = model.talk();

    @BeforeEach
    void talkToAmara() {
        calls.active(AMARA, CallType.AUDIO, clock.instant());
    }

    @Test
    void aSecondCallerIsNamedAndSaidAloud() {
        calls.waiting(JONAS, CallType.VIDEO);

        assertThat(second.beside().getValue()).isEqualTo(SecondCallModel.Beside.WAITING);
        assertThat(second.peer().getValue()).isEqualTo(JONAS);
        assertThat(second.words().getValue()).isEqualTo("is calling you with video");
        assertThat(model.announcement().get()).contains("Jonas Lindqvist").contains("as well");
    }

    @Test
    void aSecondCallThatEndedGoesByItself() {
        calls.waiting(JONAS, CallType.AUDIO);
        calls.endedBeside(new EndReason.Missed());
        assertThat(second.words().getValue()).isEqualTo("Missed call");

        clock.advance(Duration.ofSeconds(4));
        assertThat(calls.asked).isEmpty();
        clock.advance(Duration.ofSeconds(1));

        assertThat(calls.asked).containsExactly("dismissBeside");
        assertThat(second.beside().getValue()).isEqualTo(SecondCallModel.Beside.NONE);
    }

    @Test
    void aCallThatIsNotAnsweredYetCannotBeHeldForAnother() {
        calls.ringingThere(AMARA, CallType.AUDIO);
        assertThat(second.canHold().getValue()).isFalse();

        calls.active(clock.instant());
        assertThat(second.canHold().getValue()).isTrue();
    }

    @Test
    void whileTheCallIsOnHoldAnotherCanBeBegunButNoThird() {
        assertThat(model.blocked().getValue()).contains("You are in a call with");

        calls.held(true, false);
        assertThat(model.blocked().getValue()).isEmpty();

        calls.heldBeside(JONAS, CallType.AUDIO, clock.instant());
        assertThat(model.blocked().getValue()).contains("You are in a call with");
    }

    @Test
    void aWishIsGrantedOrForgotten() {
        calls.wish(JONAS, CallType.VIDEO);
        assertThat(second.wished().getValue()).isEqualTo(JONAS);
        assertThat(second.question().getValue()).contains("Jonas").contains("with video");

        second.grantWish();
        second.forgetWish();

        assertThat(calls.asked).containsExactly("endAndCall jonas chat-1 VIDEO", "forgetWish");
        assertThat(second.wished().getValue()).isNull();
    }

    @Test
    void theirWishForVideoOffersThreeAnswers() {
        calls.upgrade(Upgrade.ASKED_BY_THEM);

        assertThat(talk.cards().getValue()).singleElement().satisfies(card -> {
            assertThat(card.words()).contains("Amara").contains("video");
            assertThat(card.choices())
                    .containsExactly(
                            StageCard.Choice.WITH_CAMERA, StageCard.Choice.WITHOUT_CAMERA, StageCard.Choice.NOT_NOW);
        });
        talk.cards().getValue().getFirst().choices().forEach(talk::choose);

        assertThat(calls.asked)
                .containsExactly("answerForVideo true true", "answerForVideo true false", "answerForVideo false false");
    }

    @Test
    void aRefusalIsSaidInPassingAndAgainWhenItComesAgain() {
        for (var time = 0; time < 2; time++) {
            calls.upgrade(Upgrade.ASKED_BY_ME);
            calls.upgrade(Upgrade.DECLINED);
            assertThat(talk.cards().getValue())
                    .singleElement()
                    .satisfies(card -> assertThat(card.words()).contains("would rather go on with sound"));

            clock.advance(Duration.ofSeconds(6));

            assertThat(talk.cards().getValue()).isEmpty();
        }
    }

    @Test
    void whatIsSharedIsSaidAndCanBeStoppedOrChanged() {
        calls.sharing(true);

        talk.cards().getValue().getFirst().choices().forEach(talk::choose);

        assertThat(talk.cards().getValue().getFirst().words()).isEqualTo("You are sharing your whole screen");
        assertThat(calls.asked).containsExactly("stopSharing", "share Desktop[] MOTION");
    }

    @Test
    void aServerThatIsLostAloneIsASmallHint() {
        calls.signalling(false);

        assertThat(talk.cards().getValue()).extracting(StageCard::kind).containsExactly(StageCard.Kind.SERVER_LOST);
        assertThat(model.screen().getValue()).isEqualTo(CallScreen.ACTIVE);
    }

    @Test
    void oneIsHeardWhileTheKeyIsHeldDownAndMutedAgainAfter() {
        calls.setMuted(true);

        talk.pushToTalk(true);
        talk.pushToTalk(true);
        talk.pushToTalk(false);

        assertThat(calls.asked).containsExactly("mute", "unmute", "mute");
    }

    @Test
    void theKeyMutesNobodyWhoIsHeardAnyway() {
        talk.pushToTalk(true);
        talk.pushToTalk(false);

        assertThat(calls.asked).isEmpty();
    }

    @Test
    void whatChangesInTheCallIsSaidAloud() {
        calls.held(true, false);
        assertThat(model.announcement().get()).isEqualTo("The call is on hold");
        calls.held(false, false);
        assertThat(model.announcement().get()).isEqualTo("The call goes on");
        calls.held(false, true);
        assertThat(model.announcement().get()).endsWith("has put the call on hold");
        calls.held(false, false);
        calls.upgrade(Upgrade.ASKED_BY_THEM);
        assertThat(model.announcement().get()).endsWith("asks to go on with video");
        calls.sharing(true);
        assertThat(model.announcement().get()).isEqualTo("You are sharing your screen");
        calls.peerSharing(true);
        assertThat(model.announcement().get()).endsWith("is sharing their screen");
    }

    @Test
    void theAnswerWithSecondsChoiceGoesThrough() {
        calls.waiting(JONAS, CallType.VIDEO);

        second.answer(First.HOLD, true);
        second.answer(First.END, false);
        second.end();
        second.swap();

        assertThat(calls.asked)
                .containsExactly("answerBeside HOLD video", "answerBeside END audio", "endBeside", "swap");
    }

    @Test
    void aKeyOfAnotherActionIsRefusedAndAllGoBackToTheStandard() {
        var keys = new CallKeys(Preferences.unkept(), Runnable::run);

        assertThat(keys.choose(CallAction.MUTE, KeyCode.V)).contains(new KeyClaims.Owner.InCall(CallAction.CAMERA));
        assertThat(keys.key(CallAction.MUTE).get()).isEqualTo(KeyCode.M);
        assertThat(CallAction.isUsable(KeyCode.ESCAPE)).isFalse();
        assertThat(CallAction.isUsable(KeyCode.SPACE)).isFalse();

        assertThat(keys.choose(CallAction.MUTE, KeyCode.F5)).isEmpty();
        assertThat(keys.action(KeyCode.F5)).contains(CallAction.MUTE);
        assertThat(keys.words(CallAction.MUTE)).isEqualTo("F5");

        keys.reset();
        assertThat(keys.action(KeyCode.M)).contains(CallAction.MUTE);
    }
}
