package app.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.parley.bot.BotReport.CallReport;
import app.parley.protocol.CallType;
import app.parley.support.BotProcess;
import app.parley.support.OneCallAtATime;
import app.parley.support.ProcessSize;
import app.parley.support.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Calls between two bots, each in its process, through a server in a third: real sockets, real media, nothing
/// faked but the camera and the microphone.
@OneCallAtATime
class TwoBotsIT {
    /// For a call's set-up, its talking and its end, and for a process to end after it.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int SECONDS = 6;
    /// How far a tone may be from the one that was sent: the meter's step is 2 Hz.
    private static final double TONE_TOLERANCE_HZ = 5;

    private static final int MANY = 20;
    /// By this call everything that is loaded once has been loaded.
    private static final int SETTLED = 3;
    /// Half of what is sent: fewer means that something is broken, and not only that the machine is busy.
    private static final double FEWEST_FPS = 15;
    /// The program's own size counts, not what Java makes of the moment: a bounded heap, and no threads of its
    /// compiler and collector that come and go with the load.
    private static final List<String> STEADY =
            List.of("-Xmx128m", "-XX:-UseDynamicNumberOfCompilerThreads", "-XX:-UseDynamicNumberOfGCThreads");

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void bothSidesOfVideoCallsSeeAndHearTheOther() throws InterruptedException {
        try (var server = ServerProcess.start(folder);
                var ben = BotProcess.answering(folder, server.url(), "ben", 3);
                var ana = start(server, "ana", List.of(), "--call", "ben", "--calls", "3")) {
            for (var side : List.of(ana.report(PATIENCE.multipliedBy(2)), ben.report(PATIENCE))) {
                assertThat(side.calls()).hasSize(3).allSatisfy(TwoBotsIT::wasAVideoCall);
                assertThat(side.errors()).isEmpty();
            }
        }
    }

    @Test
    @Timeout(240)
    void bothSidesOfAnAudioCallHearTheOther() throws InterruptedException {
        try (var server = ServerProcess.start(folder);
                var ben = BotProcess.answering(folder, server.url(), "ben", 1);
                var ana = start(server, "ana", List.of(), "--call", "ben", "--type", "audio")) {
            for (var side : List.of(ana.report(PATIENCE), ben.report(PATIENCE))) {
                assertThat(side.calls()).hasSize(1).allSatisfy(call -> {
                    assertThat(call.type()).isEqualTo(CallType.AUDIO);
                    assertThat(call.remote().frames()).isZero();
                    wasHeard(call);
                });
                assertThat(side.errors()).isEmpty();
            }
        }
    }

    @Test
    @Tag("long")
    @Timeout(1200)
    void twentyVideoCallsInARowLeaveNothingBehind() throws InterruptedException {
        var callers = new ArrayList<ProcessSize>();
        var callees = new ArrayList<ProcessSize>();
        try (var server = ServerProcess.start(folder);
                var ben = start(server, "ben", STEADY, "--answer", "--calls", "" + MANY);
                var ana = start(server, "ana", STEADY, "--call", "ben", "--calls", "" + MANY)) {
            for (var call = 1; call <= MANY; call++) {
                ana.await("-> Active", call, PATIENCE);
                ben.await("-> Active", call, PATIENCE);
                ana.stayFor(Duration.ofSeconds(SECONDS / 2));
                ProcessSize.of(ana.pid()).ifPresent(callers::add);
                ProcessSize.of(ben.pid()).ifPresent(callees::add);
            }
            var caller = ana.report(PATIENCE);
            var callee = ben.report(PATIENCE);
            print(caller.calls(), callee.calls(), callers, callees);
            for (var side : List.of(caller, callee)) {
                assertThat(side.calls()).hasSize(MANY).allSatisfy(call -> {
                    wasAVideoCall(call);
                    assertThat(call.remote().fps()).isGreaterThan(FEWEST_FPS);
                });
                assertThat(side.errors()).isEmpty();
            }
        }
        levelsOff(callers);
        levelsOff(callees);
    }

    private BotProcess start(ServerProcess server, String user, List<String> jvmOptions, String... role)
            throws InterruptedException {
        var words = new ArrayList<>(List.of(role));
        if (words.contains("--call")) words.addAll(List.of("--seconds", Integer.toString(SECONDS)));
        return BotProcess.start(folder, server.url(), user, jvmOptions, words.toArray(String[]::new));
    }

    private static void wasAVideoCall(CallReport call) {
        assertThat(call.type()).isEqualTo(CallType.VIDEO);
        assertThat(call.remote().width()).isEqualTo(1280);
        assertThat(call.remote().height()).isEqualTo(720);
        assertThat(call.remote().pattern()).isTrue();
        wasHeard(call);
    }

    private static void wasHeard(CallReport call) {
        assertThat(call.outcome()).isEqualTo("completed");
        assertThat(call.remote().toneHz()).isCloseTo(Bot.TONE_HZ, within(TONE_TOLERANCE_HZ));
        assertThat(call.errors()).isEmpty();
    }

    /// Empty where the system does not tell.
    private static void levelsOff(List<ProcessSize> sizes) {
        if (sizes.isEmpty()) return;
        assertThat(sizes.getLast().threads())
                .isLessThanOrEqualTo(sizes.get(SETTLED - 1).threads());
        // A call that left one picture behind in each second would cost a quarter more by the end.
        var quarter = MANY / 4;
        assertThat(average(sizes.subList(MANY - quarter, MANY)))
                .isLessThan(1.2 * average(sizes.subList(quarter, 2 * quarter)));
    }

    private static double average(List<ProcessSize> sizes) {
        return sizes.stream().mapToLong(ProcessSize::residentKb).average().orElseThrow();
    }

    private static void print(
            List<CallReport> caller, List<CallReport> callee, List<ProcessSize> callers, List<ProcessSize> callees) {
        var table = new StringBuilder("call | fps caller, callee | first picture ms | threads | resident MB\n");
        for (var i = 0; i < Math.min(caller.size(), callee.size()); i++) {
            table.append(String.format(
                    Locale.ROOT,
                    "%4d | %4.1f %4.1f | %5d %5d |",
                    i + 1,
                    caller.get(i).remote().fps(),
                    callee.get(i).remote().fps(),
                    caller.get(i).timelineMs().firstRemoteVideo(),
                    callee.get(i).timelineMs().firstRemoteVideo()));
            if (i < callers.size() && i < callees.size()) {
                table.append(String.format(
                        Locale.ROOT,
                        " %3d %3d | %4d %4d",
                        callers.get(i).threads(),
                        callees.get(i).threads(),
                        callers.get(i).residentKb() / 1024,
                        callees.get(i).residentKb() / 1024));
            }
            table.append('\n');
        }
        System.out.print(table);
    }
}
