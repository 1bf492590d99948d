package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallEffect.CreateOffer;
import app.parley.call.CallEffect.Cue;
import app.parley.call.CallFailure;
import app.parley.call.CallState;
import app.parley.call.CallTimeouts;
import app.parley.call.EndReason;
import app.parley.call.Tried;
import app.parley.client.failure.Remedy;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.ui.call.StageCard;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.IceCandidate;
import app.parley.support.ManualClock;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journey 5: the network of one side drops in the middle of a call, or lets none through from the beginning.
@OneCallAtATime
class LostNetworkJourneyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

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
            assertThat(ana.window.brief().getValue()).isEqualTo("Reconnecting…");
            assertThat(ana.ringer.played()).endsWith(Cue.RECONNECTING.name());

            clock.advance(CallTimeouts.RESTART_CALLER);
            ana.until(() -> ana.session().asked().contains(new CreateOffer(true)));
            ana.session().connection(Connection.CONNECTED);
            ben.session().connection(Connection.CONNECTED);
            assertThat(ana.await(CallState.Active.class).startedAt()).isEqualTo(start);
            ben.await(CallState.Active.class);
        }
    }

    @Test
    void theCallIsGivenUpInPlainWordsWhenItDoesNotComeBackAndOneClickCallsAgain() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock);
                var ben = new JourneyClient(server, server.register("ben"), clock)) {
            talk(ana, ben);
            ana.media.reachable(false);
            ana.session().connection(Connection.DISCONNECTED);
            ana.await(CallState.Reconnecting.class);
            clock.advance(CallTimeouts.GIVE_UP.minus(SECOND));
            ana.await(CallState.Reconnecting.class);
            clock.advance(SECOND);
            assertThat(ana.await(CallState.Ended.class).reason())
                    .isEqualTo(new EndReason.Failed(new CallFailure.ConnectionLost()));
            ben.await(CallState.Ended.class);
            assertThat(ana.window.ended().getValue().headline()).isEqualTo("The connection was lost");
            callAgain(ana, ben);
        }
    }

    @Test
    void whatWasTriedIsSaidWhenNothingConnectsAndOneClickCallsAgainOrTurnsToTheChat() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock);
                var ben = new JourneyClient(server, server.register("ben"), clock)) {
            ana.media.reachable(false);
            var chat = ana.chatWith(ben);
            ana.window.call(ben.user.session().user().user(), chat, CallType.VIDEO);
            ben.await(CallState.Ringing.class);
            ana.session().gather(candidate("host"));
            ana.session().gather(candidate("srflx"));
            ben.session().gather(candidate("host"));
            ben.window.answer(true);
            ben.await(CallState.Connecting.class);
            ana.await(CallState.Connecting.class);
            ana.until(() -> ana.state() instanceof CallState.Connecting(var call, var _)
                    && !call.tried().theirs().isEmpty());
            clock.advance(CallTimeouts.CONNECT.minus(SECOND));
            ana.await(CallState.Connecting.class);
            clock.advance(SECOND);
            var tried = new Tried(Set.of(Tried.Kind.HOST, Tried.Kind.SRFLX), Set.of(Tried.Kind.HOST));
            assertThat(ana.await(CallState.Ended.class).reason())
                    .isEqualTo(new EndReason.Failed(new CallFailure.NothingConnected(tried)));
            assertThat(ana.window.talk().tried().getValue()).isEqualTo(tried);
            assertThat(ana.window.ended().getValue().headline()).isEqualTo("No way to each other was found");
            ben.await(CallState.Ended.class);
            for (var client : List.of(ana, ben))
                assertThat(client.media.sessions()).allMatch(session -> session.isClosed());

            callAgain(ana, ben);
            ana.window.hangUp();
            ben.await(CallState.Ended.class);

            ana.media.reachable(false);
            ana.window.call(ben.user.session().user().user(), chat, CallType.VIDEO);
            ben.await(CallState.Ringing.class);
            ben.window.answer(false);
            ben.await(CallState.Connecting.class);
            ana.await(CallState.Connecting.class);
            clock.advance(CallTimeouts.CONNECT);
            ana.await(CallState.Ended.class);
            var opened = new ArrayList<ChatId>();
            ana.window.onOpenChat(opened::add);
            assertThat(ana.window.offers(Remedy.WRITE_MESSAGE)).isTrue();
            ana.window.carryOut(Remedy.WRITE_MESSAGE);
            assertThat(opened).containsExactly(chat);
            ana.await(CallState.Idle.class);
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
            assertThat(hints(ana)).containsExactly(StageCard.Kind.SERVER_LOST);
            assertThat(ana.session().isSending()).isTrue();
            ana.until(() -> isSignalling(ana) && isSignalling(ben));
            ana.until(() -> hints(ana).isEmpty());
            assertThat(ana.ringer.played()).doesNotContain(Cue.RECONNECTING.name());
            ana.window.toggleMute();
            ben.until(() -> Boolean.TRUE.equals(ben.window.peerMuted().getValue()));
            ana.window.hangUp();
            ben.await(CallState.Ended.class);
        }
    }

    /// After a failed call: one click, and the network is back.
    private static void callAgain(JourneyClient ana, JourneyClient ben) {
        ana.media.reachable(true);
        ben.window.dismiss();
        assertThat(ana.window.offers(Remedy.CALL_AGAIN)).isTrue();
        ana.window.carryOut(Remedy.CALL_AGAIN);
        ben.await(CallState.Ringing.class);
        ben.window.answer(true);
        ben.await(CallState.Active.class);
        ana.await(CallState.Active.class);
    }

    private static List<StageCard.Kind> hints(JourneyClient client) {
        return client.window.talk().cards().getValue().stream()
                .map(StageCard::kind)
                .toList();
    }

    private static IceCandidate candidate(String kind) {
        return new IceCandidate("candidate:1 1 udp 1 127.0.0.1 9 typ " + kind, "0", 0);
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
