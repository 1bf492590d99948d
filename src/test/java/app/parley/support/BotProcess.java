package app.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.bot.BotReport;
import app.parley.process.ParleyProcess;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `parley bot` in a process of its own, with made-up sound and pictures. Its user's password is
/// [TestUser#PASSWORD]; the account is made when it is new. Closed by the test.
public final class BotProcess implements AutoCloseable {
    /// For the start of a Java machine, its media and a sign-in on a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// How often what a bot says is looked at.
    private static final Duration LOOK = Duration.ofMillis(50);

    private final ParleyProcess process;
    private final String user;
    private final Path report;

    private BotProcess(ParleyProcess process, String user, Path report) {
        this.process = process;
        this.user = user;
        this.report = report;
    }

    /// Starts one in `folder`, where its output and report go, and waits until it is connected.
    ///
    /// @param jvmOptions options of its Java machine
    /// @param role what `parley bot` is to do, as on the command line
    public static BotProcess start(Path folder, String server, String user, List<String> jvmOptions, String... role)
            throws InterruptedException {
        try {
            var work = Files.createTempDirectory(folder, user + "-");
            var report = work.resolve("report.json");
            var password = Files.writeString(work.resolve("password"), TestUser.PASSWORD);
            var arguments = new ArrayList<>(List.of("bot", "--server", server, "--user", user, "--register"));
            arguments.addAll(List.of("--password", "@" + password, "--report", report.toString()));
            arguments.addAll(List.of(role));
            var bot = new BotProcess(
                    ParleyProcess.start(jvmOptions, arguments, work.resolve("output.log")), user, report);
            if (!bot.process.awaitOutput("parley bot " + user + " ready", PATIENCE)) {
                bot.close();
                throw new AssertionError(bot.said("did not get ready"));
            }
            return bot;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that answers so many calls.
    public static BotProcess answering(Path folder, String server, String user, int calls) throws InterruptedException {
        return start(folder, server, user, List.of(), "--answer", "--calls", Integer.toString(calls));
    }

    /// One that calls once, and talks for so many seconds.
    public static BotProcess calling(Path folder, String server, String user, String whom, int seconds)
            throws InterruptedException {
        return start(folder, server, user, List.of(), "--call", whom, "--seconds", Integer.toString(seconds));
    }

    public long pid() {
        return process.handle().pid();
    }

    /// What it has printed so far.
    public String output() {
        return process.output();
    }

    /// Waits until so many of the lines that it has printed contain `text`.
    public void await(String text, int times, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (process.output().lines().filter(line -> line.contains(text)).count() < times) {
            if (System.nanoTime() > end || process.awaitEnd(LOOK)) {
                // What it said last may have come after the look.
                assertThat(process.output().lines().filter(line -> line.contains(text)))
                        .as(() -> said("did not say “" + text + "” " + times + " times"))
                        .hasSizeGreaterThanOrEqualTo(times);
            }
        }
    }

    /// Lets it go on for so long; it must not end meanwhile.
    public void stayFor(Duration time) throws InterruptedException {
        assertThat(process.awaitEnd(time)).as(() -> said("ended")).isFalse();
    }

    /// Waits until it has done what it was started for, and reads what it saw.
    public BotReport report(Duration patience) throws InterruptedException {
        return report(patience, 0);
    }

    /// The same of one that ends with `exitCode`: 1 when a call failed.
    public BotReport report(Duration patience, int exitCode) throws InterruptedException {
        assertThat(process.awaitEnd(patience)).as(() -> said("did not end")).isTrue();
        assertThat(process.exitCode()).as(() -> said("ended in another way")).isEqualTo(exitCode);
        try {
            return ProtocolJson.read(BotReport.class, Files.readString(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it as a power failure would.
    public void kill() throws InterruptedException {
        process.handle().destroyForcibly();
        assertThat(process.awaitEnd(PATIENCE)).isTrue();
    }

    @Override
    public void close() {
        process.close();
    }

    private String said(String what) {
        return "the bot " + user + " " + what + "; its output:\n" + process.output();
    }
}
