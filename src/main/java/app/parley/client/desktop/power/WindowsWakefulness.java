package app.parley.client.desktop.power;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import app.parley.loop.Loop;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Wakefulness] on Windows by `SetThreadExecutionState`, which holds for the thread that calls it: that is
/// parley-desktop, which lives as long as the program.
@SuppressWarnings("restricted") // native access is granted to the program by its start
public final class WindowsWakefulness implements Wakefulness {
    private static final Logger log = LoggerFactory.getLogger(WindowsWakefulness.class);
    // Of winbase.h: ES_CONTINUOUS, ES_SYSTEM_REQUIRED, ES_DISPLAY_REQUIRED.
    private static final int CONTINUOUS = 0x80000000;
    private static final int AWAKE = 0x00000001 | 0x00000002;

    private final Loop<Runnable> loop;
    private @Nullable MethodHandle function;

    /// @param loop the thread parley-desktop; the caller's
    public WindowsWakefulness(Loop<Runnable> loop) {
        this.loop = loop;
    }

    @Override
    public void hold(String why) {
        loop.post(() -> set(CONTINUOUS | AWAKE));
    }

    @Override
    public void release() {
        loop.post(() -> set(CONTINUOUS));
    }

    @Override
    public void close() {
        release();
    }

    private void set(int state) {
        try {
            if (function == null) {
                function = Linker.nativeLinker()
                        .downcallHandle(
                                SymbolLookup.libraryLookup("kernel32", Arena.global())
                                        .findOrThrow("SetThreadExecutionState"),
                                FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            }
            var before = (int) function.invokeExact(state);
            log.debug("execution state {} after {}", state, before);
        } catch (Throwable e) {
            log.warn("the machine cannot be kept awake", e);
        }
    }
}
