package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.protocol.CallType;
import app.parley.support.ManualClock;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journey 2: a call comes in. However it ends, every device stops ringing, and says why.
@OneCallAtATime
class IncomingCallJourneyTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void ringsOnEveryDeviceAndStopsOnAllWhenOneAnswers() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock)) {
            var benUser = server.register("ben");
            try (var desk = new JourneyClient(server, benUser, clock);
                    var laptop = new JourneyClient(server, benUser.on("laptop"), clock)) {
                var chat = ana.chatWith(desk);
                ana.window.call(benUser.session().user().user(), chat, CallType.VIDEO);
                desk.await(CallState.Ringing.class);
                laptop.await(CallState.Ringing.class);
                assertThat(desk.ringer.isRinging()).isTrue();
                assertThat(laptop.ringer.isRinging()).isTrue();

                laptop.window.answer(true);
                laptop.await(CallState.Active.class);
                ana.await(CallState.Active.class);
                assertThat(desk.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.AnsweredElsewhere());
                assertThat(desk.window.ended().getValue().headline()).isEqualTo("Answered on another device");
                assertThat(desk.ringer.isRinging()).isFalse();
                assertThat(laptop.ringer.isRinging()).isFalse();
            }
        }
    }

    @Test
    void stopsWhenTheCallerGivesUp() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock);
                var ben = new JourneyClient(server, server.register("ben"), clock)) {
            ana.window.call(ben.user.session().user().user(), ana.chatWith(ben), CallType.AUDIO);
            ben.await(CallState.Ringing.class);
            ana.window.hangUp();
            assertThat(ben.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.Cancelled(false));
            assertThat(ben.ringer.isRinging()).isFalse();
        }
    }

    @Test
    void isRejectedOnAllDevicesAtOnce() {
        try (var server = TestServer.start(folder);
                var ana = new JourneyClient(server, server.register("ana"), clock)) {
            var benUser = server.register("ben");
            try (var desk = new JourneyClient(server, benUser, clock);
                    var laptop = new JourneyClient(server, benUser.on("laptop"), clock)) {
                ana.window.call(benUser.session().user().user(), ana.chatWith(desk), CallType.VIDEO);
                desk.await(CallState.Ringing.class);
                laptop.await(CallState.Ringing.class);
                desk.window.reject();
                assertThat(laptop.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.DeclinedElsewhere());
                assertThat(laptop.window.ended().getValue().headline()).isEqualTo("Rejected on another device");
                assertThat(ana.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.Declined(false));
            }
        }
    }

    @Test
    void isMissedWhenNobodyPicksUp() {
        try (var server = TestServer.start(TestServer.config(folder).withCallTimes(1_000, 1_000));
                var ana = new JourneyClient(server, server.register("ana"), clock);
                var ben = new JourneyClient(server, server.register("ben"), clock)) {
            ana.window.call(ben.user.session().user().user(), ana.chatWith(ben), CallType.VIDEO);
            ben.await(CallState.Ringing.class);
            assertThat(ana.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.NoAnswer());
            assertThat(ben.await(CallState.Ended.class).reason()).isEqualTo(new EndReason.Missed());
        }
    }
}
