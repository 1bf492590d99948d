package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallEffect.CreateOffer;
import app.parley.call.CallFailure;
import app.parley.call.CallState;
import app.parley.call.CallTimeouts;
import app.parley.call.EndReason;
import app.parley.client.media.MediaListener.Connection;
import app.parley.protocol.CallType;
import app.parley.support.ManualClock;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journey 5: the network of one side drops in the middle of a call.
class LostNetworkJourneyTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void theCallReconnectsByItselfAndKeepsItsStart() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock);
                var ben = new JourneyClient(server, server.register("ben"), clock)) {
            var start = talk(ana, ben).startedAt();
            ana.session().connection(Connection.DISCONNECTED);
            ben.session().connection(Connection.DISCONNECTED);
            assertThat(ana.await(CallState.Reconnecting.class).startedAt()).isEqualTo(start);
            ben.await(CallState.Reconnecting.class);

            clock.advance(CallTimeouts.RESTART_CALLER);
            ana.until(() -> ana.session().asked().contains(new CreateOffer(true)));
            ana.session().connection(Connection.CONNECTED);
            ben.session().connection(Connection.CONNECTED);
            assertThat(ana.await(CallState.Active.class).startedAt()).isEqualTo(start);
            ben.await(CallState.Active.class);
        }
    }

    @Test
    void theCallIsGivenUpInPlainWordsWhenItDoesNotComeBack() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock);
                var ben = new JourneyClient(server, server.register("ben"), clock)) {
            talk(ana, ben);
            ana.media.reachable(false);
            ben.media.reachable(false);
            ana.session().connection(Connection.DISCONNECTED);
            ana.await(CallState.Reconnecting.class);
            clock.advance(CallTimeouts.GIVE_UP.plus(Duration.ofSeconds(1)));
            assertThat(ana.await(CallState.Ended.class).reason())
                    .isEqualTo(new EndReason.Failed(new CallFailure.ConnectionLost()));
            ben.await(CallState.Ended.class);
        }
    }

    @Test
    void aServerThatRestartsDoesNotEndTheCall() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock);
                var ben = new JourneyClient(server, server.register("ben"), clock)) {
            talk(ana, ben);
            server.restart();
            ana.until(() -> !isSignalling(ana) && !isSignalling(ben));
            assertThat(ana.state()).isInstanceOf(CallState.Active.class);
            ana.until(() -> isSignalling(ana) && isSignalling(ben));
            ana.window.toggleMute();
            ben.until(() -> Boolean.TRUE.equals(ben.window.peerMuted().getValue()));
            ana.window.hangUp();
            ben.await(CallState.Ended.class);
        }
    }

    private static CallState.Active talk(JourneyClient ana, JourneyClient ben) {
        ana.window.call(ben.user.session().user().user(), ana.chatWith(ben), CallType.VIDEO);
        ben.await(CallState.Ringing.class);
        ben.window.answer(true);
        ben.await(CallState.Active.class);
        return ana.await(CallState.Active.class);
    }

    private static boolean isSignalling(JourneyClient client) {
        return client.state() instanceof CallState.Present present
                && present.call().signalling();
    }
}
