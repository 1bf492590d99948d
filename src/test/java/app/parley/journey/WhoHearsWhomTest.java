package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.call.Upgrade;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several devices and several calls, through the real server and with real media: each device speaks with a tone
/// of its own, and who hears whom is heard.
@Timeout(150)
@OneCallAtATime
class WhoHearsWhomTest {
    @TempDir
    Path folder;

    private TestServer server;
    private ToneClient ana;
    private ToneClient ben;

    @BeforeEach
    void signIn() {
        server = TestServer.start(folder);
        ana = new ToneClient(server, server.register("ana"), 440);
        ben = new ToneClient(server, server.register("ben"), 660);
    }

    @AfterEach
    void signOut() {
        ana.close();
        ben.close();
        server.close();
    }

    @Test
    void itRingsOnAllDevicesAndOneAnswers() {
        try (var phone = new ToneClient(server, ben.user.on("phone"), 880)) {
            ana.call(ben, CallType.AUDIO);
            ben.await(CallState.Ringing.class);
            phone.await(CallState.Ringing.class);
            phone.calls.answer(false);
            assertThat(ben.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.AnsweredElsewhere());
            ana.hears(phone);
            phone.hears(ana);
            ben.hearsNobody();

            phone.calls.hangUp();
            ana.await(CallState.Ended.class);
            ana.calls.dismiss();
            ben.calls.dismiss();
            phone.calls.dismiss();
            ana.call(ben, CallType.AUDIO);
            ben.await(CallState.Ringing.class);
            phone.await(CallState.Ringing.class);
            ben.calls.reject();
            assertThat(phone.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.DeclinedElsewhere());
            assertThat(ana.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.Declined(false));
        }
    }

    @Test
    void aDeviceThatComesLateRingsTooAndStopsWithTheOthers() {
        ana.call(ben, CallType.AUDIO);
        ben.await(CallState.Ringing.class);
        try (var phone = new ToneClient(server, ben.user.on("phone"), 880)) {
            phone.await(CallState.Ringing.class);
            phone.calls.answer(false);
            ana.hears(phone);
            phone.hears(ana);
            assertThat(ben.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.AnsweredElsewhere());
            ana.calls.hangUp();
            ana.rest();
            ben.rest();
            phone.rest();

            ana.call(ben, CallType.AUDIO);
            ben.await(CallState.Ringing.class);
            phone.await(CallState.Ringing.class);
            ana.calls.hangUp();
            for (var device : List.of(ben, phone))
                assertThat(device.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.Cancelled(false));
        }
    }

    @Test
    void whoWaitsRingsOnTheOtherDeviceTooAndIsAnsweredThere() {
        try (var phone = new ToneClient(server, ben.user.on("phone"), 880);
                var eva = new ToneClient(server, server.register("eva"), 1100)) {
            ben.waitsForSecondCallers();
            talk();
            assertThat(phone.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.AnsweredElsewhere());
            phone.rest();

            eva.call(ben, CallType.AUDIO);
            assertThat(ben.awaitBeside(CallState.Ringing.class).alert()).isEqualTo(CallState.Alert.WAITING);
            assertThat(phone.await(CallState.Ringing.class).alert()).isEqualTo(CallState.Alert.WAITING);
            phone.calls.answer(false);
            eva.hears(phone);
            phone.hears(eva);
            assertThat(ana.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.HungUp(false));
            ben.rest();
            ben.hearsNobody();
            ana.hearsNobody();
        }
    }

    @Test
    void aSecondCallerIsBusyUnlessOneWaitsForThem() {
        try (var eva = new ToneClient(server, server.register("eva"), 880);
                var tom = new ToneClient(server, server.register("tom"), 1100)) {
            talk();
            eva.call(ben, CallType.AUDIO);
            assertThat(eva.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.Busy());
            eva.calls.dismiss();

            ben.waitsForSecondCallers();
            eva.call(ben, CallType.AUDIO);
            ben.awaitBeside(CallState.Ringing.class);
            tom.call(ben, CallType.AUDIO);
            assertThat(tom.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.Busy());
            ben.calls.endBeside();
            assertThat(eva.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.Declined(false));
            ben.hears(ana);
            eva.calls.dismiss();
            ben.calls.dismissBeside();

            eva.call(ben, CallType.AUDIO);
            ben.awaitBeside(CallState.Ringing.class);
            ben.calls.answerBeside(First.END, false);
            assertThat(ana.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.HungUp(false));
            ben.hears(eva);
            eva.hears(ben);
        }
    }

    @Test
    void heldAndSwappedCallsAreHeardOneAtATimeEvenOverARestartOfTheServer() {
        try (var eva = new ToneClient(server, server.register("eva"), 880)) {
            ben.waitsForSecondCallers();
            talk();
            eva.call(ben, CallType.AUDIO);
            ben.awaitBeside(CallState.Ringing.class);
            ben.calls.answerBeside(First.HOLD, false);
            eva.hears(ben);
            ben.hears(eva);
            ana.awaitCall(call -> call.hold().theirs(), "being held");
            ana.hearsNobody();

            ben.calls.swap();
            ana.hears(ben);
            ben.hears(ana);
            eva.awaitCall(call -> call.hold().theirs(), "being held");
            eva.hearsNobody();

            server.restart();
            for (var one : new ToneClient[] {ana, ben, eva}) one.awaitCall(call -> !call.signalling(), "the loss");
            for (var one : new ToneClient[] {ana, ben, eva}) one.awaitCall(call -> call.signalling(), "the resume");
            ana.hears(ben);
            ben.hears(ana);
            eva.awaitCall(call -> call.hold().theirs(), "being held still");

            ben.calls.hangUp();
            ana.await(CallState.Ended.class);
            ben.calls.dismiss();
            ben.awaitCall(call -> call.hold().mine(), "the held call");
            eva.hearsNobody();
            ben.calls.hold(false);
            ben.hears(eva);
            eva.hears(ben);
        }
    }

    @Test
    void twoWhoCallEachOtherAtOnceTalkWithoutASecondClick() {
        var chat = ana.chatWith(ben.user);
        ana.callIn(chat, ben.user, CallType.AUDIO);
        ben.callIn(chat, ana.user, CallType.AUDIO);
        ana.hears(ben);
        ben.hears(ana);
        ana.await(CallState.Active.class);
        ben.await(CallState.Active.class);
    }

    @Test
    void whoCrossesFromOneOfTwoDevicesTalksThereAndTheOtherRests() {
        try (var phone = new ToneClient(server, ben.user.on("phone"), 880)) {
            var chat = ana.chatWith(ben.user);
            ana.callIn(chat, ben.user, CallType.AUDIO);
            phone.callIn(chat, ana.user, CallType.AUDIO);
            ana.hears(phone);
            phone.hears(ana);
            ben.rest();
            ben.hearsNobody();
        }
    }

    @Test
    void picturesComeByConsentAndGoAgain() {
        talk();
        ana.calls.askForVideo();
        ben.awaitCall(call -> call.upgrade() == Upgrade.ASKED_BY_THEM, "the question");
        ben.calls.answerForVideo(true, true);
        ana.sees(true);
        ben.sees(true);
        ben.calls.dropVideo();
        ana.sees(false);
        ben.sees(false);

        ana.calls.askForVideo();
        ben.calls.askForVideo();
        ana.sees(true);
        ben.sees(true);
        ana.hears(ben);
        ben.hears(ana);
    }

    private void talk() {
        ana.call(ben, CallType.AUDIO);
        ben.await(CallState.Ringing.class);
        ben.calls.answer(false);
        ana.await(CallState.Active.class);
        ben.await(CallState.Active.class);
        ana.hears(ben);
        ben.hears(ana);
    }
}
