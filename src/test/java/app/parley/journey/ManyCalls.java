package app.parley.journey;

import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.call.ShareSource;
import app.parley.call.Upgrade;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.support.ProcessSize;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;

/// The process of `ManyCallsIT`: three devices and their server, calling in every way that there is, round after
/// round. After each it prints how large it is.
final class ManyCalls {
    static final int CALLS_A_ROUND = 10;
    /// Long enough to answer on a busy machine, and waited out once a round.
    private static final Duration RING = Duration.ofSeconds(4);

    private final ToneClient ana;
    private final ToneClient ben;
    private final ToneClient eva;
    private final TestUser tom;
    private final ChatId anaAndBen;
    private final ChatId evaAndBen;
    private final ChatId anaAndTom;

    private ManyCalls(ToneClient ana, ToneClient ben, ToneClient eva, TestUser tom) {
        this.ana = ana;
        this.ben = ben;
        this.eva = eva;
        this.tom = tom;
        anaAndBen = ana.chatWith(ben.user);
        evaAndBen = eva.chatWith(ben.user);
        anaAndTom = ana.chatWith(tom);
        ben.waitsForSecondCallers();
    }

    /// @param args a folder, and how many rounds
    public static void main(String[] args) {
        var config = TestServer.config(Path.of(args[0]));
        try (var server = TestServer.start(config.withCallTimes(RING.toMillis(), 15_000));
                var ana = new ToneClient(server, server.register("ana"), 440);
                var ben = new ToneClient(server, server.register("ben"), 660);
                var eva = new ToneClient(server, server.register("eva"), 880)) {
            var many = new ManyCalls(ana, ben, eva, server.register("tom"));
            for (var round = 1; round <= Integer.parseInt(args[1]); round++) {
                many.round();
                System.gc();
                giveBack();
                System.out.printf("round %d: %d threads, %d kB%n", round, threads(), residentKb());
            }
            System.out.println("threads: " + names());
        }
        System.out.println("done");
    }

    private void round() {
        answered();
        answeredWithPictures();
        rejected();
        cancelled();
        timedOut();
        toNobody();
        failed();
        waitingHeldAndSwapped();
        crossing();
    }

    /// Sound alone, then pictures by consent, and back.
    private void answered() {
        talk(CallType.AUDIO);
        ana.calls.askForVideo();
        ben.awaitCall(call -> call.upgrade() == Upgrade.ASKED_BY_THEM, "the question");
        ben.calls.answerForVideo(true, true);
        ben.sees(true);
        ben.calls.dropVideo();
        ana.awaitCall(call -> !call.hasVideo(), "sound alone");
        ana.calls.hangUp();
        rest();
    }

    /// Pictures, then the screen, and back.
    private void answeredWithPictures() {
        talk(CallType.VIDEO);
        ben.sees(true);
        ana.calls.share(new ShareSource.Desktop(), ShareSource.Content.TEXT);
        ben.awaitCall(call -> call.remote().screen(), "the screen");
        ana.calls.stopSharing();
        ben.awaitCall(call -> !call.remote().screen(), "the camera");
        ben.calls.hangUp();
        rest();
    }

    private void rejected() {
        ring();
        ben.calls.reject();
        ends(EndReason.Declined.class);
    }

    private void cancelled() {
        ring();
        ana.calls.hangUp();
        ends(EndReason.Cancelled.class);
    }

    private void timedOut() {
        ring();
        ends(EndReason.NoAnswer.class);
    }

    private void toNobody() {
        ana.callIn(anaAndTom, tom, CallType.AUDIO);
        ends(EndReason.PeerOffline.class);
    }

    /// By relays alone, where there is none.
    private void failed() {
        ana.relayOnly(true);
        ana.callIn(anaAndBen, ben.user, CallType.VIDEO);
        ends(EndReason.Failed.class);
        ana.relayOnly(false);
    }

    /// Two calls.
    private void waitingHeldAndSwapped() {
        talk(CallType.AUDIO);
        eva.callIn(evaAndBen, ben.user, CallType.VIDEO);
        ben.awaitBeside(CallState.Ringing.class);
        ben.calls.answerBeside(First.HOLD, true);
        ben.hears(eva);
        ben.calls.swap();
        ben.hears(ana);
        ben.calls.hangUp();
        ana.await(CallState.Ended.class);
        ben.calls.swap();
        ben.hears(eva);
        eva.calls.hangUp();
        rest();
    }

    private void crossing() {
        ana.callIn(anaAndBen, ben.user, CallType.AUDIO);
        ben.callIn(anaAndBen, ana.user, CallType.AUDIO);
        // Where they did not cross, the second finds itself called.
        ben.until(() -> ben.now().state() instanceof CallState.Active || isRung(ben), "the other");
        if (isRung(ben)) ben.calls.answer(false);
        ana.hears(ben);
        ben.hears(ana);
        ana.calls.hangUp();
        rest();
    }

    private static boolean isRung(ToneClient client) {
        return client.now().state() instanceof CallState.Ringing;
    }

    private void ring() {
        ana.callIn(anaAndBen, ben.user, CallType.VIDEO);
        ben.await(CallState.Ringing.class);
    }

    private void talk(CallType type) {
        ana.callIn(anaAndBen, ben.user, type);
        ben.await(CallState.Ringing.class);
        ben.calls.answer(true);
        ana.await(CallState.Active.class);
        ben.await(CallState.Active.class);
        ana.hears(ben);
        ben.hears(ana);
    }

    private void ends(Class<? extends EndReason> reason) {
        var ended = ana.await(CallState.Ended.class);
        if (!reason.isInstance(ended.reason())) throw new AssertionError("not " + reason + ": " + ended);
        rest();
    }

    private void rest() {
        ana.rest();
        ben.rest();
        eva.rest();
    }

    /// Gives back what the C library keeps without using it, as `jcmd System.trim_native_heap` does: how much that
    /// is depends on what happened at the same moment. What is left is in use.
    private static void giveBack() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "systemTrimNativeHeap",
                            new Object[0],
                            new String[0]);
        } catch (JMException e) {
            System.out.println("not on this system: " + e.getMessage());
        }
    }

    private static long residentKb() {
        return ProcessSize.of(ProcessHandle.current().pid())
                .map(ProcessSize::residentKb)
                .orElse(0L);
    }

    private static int threads() {
        return names().values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many threads there are of each name, the library's own included, less those that Java adds and takes
    /// away by itself: for compiling, collecting, and carrying virtual threads. Empty where the system does not
    /// tell.
    private static Map<String, Integer> names() {
        var names = new TreeMap<String, Integer>();
        var tasks = Path.of("/proc/self/task");
        if (!Files.exists(tasks)) return names;
        try (var all = Files.list(tasks)) {
            for (var task : all.toList()) {
                var name = name(task);
                if (!name.matches("(?s)ForkJoinPool.*|.*[Cc]omp.*Thread.*|G1.*|GC.*|C[12] .*|Virtual.*|Common-.*|")) {
                    names.merge(name.replaceAll("[0-9]+", "#"), 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /// Empty for a thread that has ended meanwhile.
    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException gone) {
            return "";
        }
    }
}
