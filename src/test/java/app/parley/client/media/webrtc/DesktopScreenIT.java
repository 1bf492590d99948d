package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.OneCallAtATime;
import app.parley.support.OwnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sharing the screen of a real display (Xvfb with openbox) through the real library, in a process of its own: what
/// the library does not survive must not reach it.
@Timeout(150)
@OneCallAtATime
class DesktopScreenIT {
    private static final int DISPLAY_WIDTH = 800;

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.reversed().forEach(Process::destroyForcibly);
    }

    @Test
    void theDesktopAndAWindowAreSeenAndAWindowThatClosesHarmsNothing() throws IOException, InterruptedException {
        var number = folder.resolve("display");
        start(number, null, "Xvfb", "-displayfd", "1", "-screen", "0", DISPLAY_WIDTH + "x600x24", "-nolisten", "tcp");
        var never = processes.getFirst();
        while (Files.readString(number).isBlank()) {
            assertThat(never.waitFor(50, TimeUnit.MILLISECONDS))
                    .as("Xvfb ended")
                    .isFalse();
        }
        var display = ":" + Files.readString(number).strip();
        start(folder.resolve("openbox.log"), display, "openbox");
        assertThat(shared(display, Integer.toString(DISPLAY_WIDTH)))
                .contains("desktop seen", "window seen", "window gone", "done");
    }

    @Test
    void withoutADisplayNothingCanBeSharedAndNothingEnds() throws IOException, InterruptedException {
        assertThat(shared(null)).contains("done");
    }

    private List<String> shared(@Nullable String display, String... arguments)
            throws IOException, InterruptedException {
        return OwnProcess.run(
                folder.resolve("shared.log"),
                100,
                List.of(),
                Map.of("DISPLAY", display == null ? "" : display),
                SharedScreen.class,
                arguments);
    }

    private void start(Path output, @Nullable String display, String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        if (display != null) builder.environment().put("DISPLAY", display);
        processes.add(builder.start());
    }
}
