package app.parley.client.desktop.power;

import app.parley.loop.Loop;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Wakefulness] by a tool of the system that keeps it awake for as long as it runs, and ends with this process:
/// `caffeinate` on macOS, `systemd-inhibit` on a Linux whose desktop offers nothing. Runs on parley-desktop.
public final class ToolWakefulness implements Wakefulness {
    private static final Logger log = LoggerFactory.getLogger(ToolWakefulness.class);

    private final Loop<Runnable> loop;
    private final List<String> command;
    private @Nullable Process running;

    /// @param loop the thread parley-desktop; the caller's
    public ToolWakefulness(Loop<Runnable> loop, List<String> command) {
        this.loop = loop;
        this.command = List.copyOf(command);
    }

    /// Apple's tool, which needs no privilege; it ends when the process `pid` does.
    public static List<String> caffeinate(long pid) {
        return List.of("caffeinate", "-d", "-i", "-w", Long.toString(pid));
    }

    /// systemd's tool: the person at the machine may do this without a word.
    public static List<String> systemdInhibit(long pid) {
        return List.of(
                "systemd-inhibit",
                "--what=idle:sleep",
                "--who=Parley",
                "--why=A call",
                "tail",
                "--pid=" + pid,
                "-f",
                "/dev/null");
    }

    @Override
    public void hold(String why) {
        loop.post(() -> {
            if (running != null) return;
            try {
                running = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                log.debug("{} is not here: {}", command.getFirst(), e.getMessage());
            }
        });
    }

    @Override
    public void release() {
        loop.post(() -> {
            if (running == null) return;
            // The tool's child holds the lock with it.
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
            running = null;
        });
    }

    @Override
    public void close() {
        release();
    }
}
