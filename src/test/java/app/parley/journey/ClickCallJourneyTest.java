package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallEffect.CreateOffer;
import app.parley.call.CallEffect.OpenDevices;
import app.parley.call.CallEffect.StartSending;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.protocol.CallType;
import app.parley.support.ManualClock;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journey 1: somebody clicks Call, the other one answers, they talk, they hang up.
@OneCallAtATime
class ClickCallJourneyTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void fromTheClickToTheTalkAndToItsEnd() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock);
                var ben = new JourneyClient(server, server.register("ben"), clock)) {
            // The button asks the view model, which asks the control: nothing blocks, and the call is on.
            var chat = ana.chatWith(ben);
            ana.window.call(ben.user.session().user().user(), chat, CallType.VIDEO);
            ana.await(CallState.Calling.class);
            assertThat(ana.session().asked()).contains(new OpenDevices(true), new CreateOffer(false));

            // The server rings the other side, and the caller hears it.
            ben.await(CallState.Ringing.class);
            ana.until(() -> ana.ringer.isRinging());
            assertThat(ben.ringer.played()).containsExactly("ring");

            // While it rings they connect already; nothing is sent, and the callee has opened no device.
            ana.until(() -> isConnected(ana) && isConnected(ben));
            assertThat(ana.session().isSending()).isFalse();
            assertThat(ben.session().isSending()).isFalse();
            assertThat(ben.session().isMicrophoneOpen()).isFalse();

            // Answer: from here on both send, and talk at once.
            ben.window.answer(true);
            var active = ana.await(CallState.Active.class);
            ben.await(CallState.Active.class);
            assertThat(ana.session().asked()).contains(new StartSending());
            assertThat(ben.session().isSending()).isTrue();
            assertThat(ben.session().isMicrophoneOpen()).isTrue();
            assertThat(active.startedAt()).isEqualTo(clock.instant());
            assertThat(ana.ringer.isRinging()).isFalse();
            assertThat(ben.ringer.isRinging()).isFalse();

            // What one mutes, the other sees.
            ana.window.toggleMute();
            ben.until(() -> Boolean.TRUE.equals(ben.window.peerMuted().getValue()));

            // One hangs up, and it is over for both, with everything closed.
            clock.advance(Duration.ofSeconds(61));
            ben.window.hangUp();
            assertThat(ana.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.HungUp(false));
            assertThat(ben.await(CallState.Ended.class).duration()).isEqualTo(Duration.ofSeconds(61));
            assertThat(ana.session().isClosed()).isTrue();
            assertThat(ben.session().isClosed()).isTrue();
        }
    }

    @Test
    void toSomebodyWhoIsNotThereEndsInPlainWords() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock)) {
            var cy = server.register("cyd");
            try (var socket = ana.user.on("helper").connect()) {
                ana.window.call(cy.session().user().user(), ana.user.chatWith(cy, socket), CallType.AUDIO);
            }
            assertThat(ana.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.PeerOffline());
        }
    }

    @Test
    void ofTwoWhoCallEachOtherAtOnceBecomesOneCallWithoutASecondClick() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock);
                var ben = new JourneyClient(server, server.register("ben"), clock)) {
            var chat = ana.chatWith(ben);
            ana.window.call(ben.user.session().user().user(), chat, CallType.VIDEO);
            ben.window.call(ana.user.session().user().user(), chat, CallType.VIDEO);
            var anas = ana.await(CallState.Active.class);
            var bens = ben.await(CallState.Active.class);
            assertThat(anas.call().callId()).isEqualTo(bens.call().callId());
        }
    }

    private static boolean isConnected(JourneyClient client) {
        return client.state() instanceof CallState.Present present
                && present.call().connected();
    }
}
