package app.parley.client.media.webrtc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to the X display, through libxcb, which tells of errors as values, where libX11 ends the
/// process. On one thread; asking takes milliseconds.
@SuppressWarnings("restricted") // native access is granted to the program by its start
final class X11Display implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(X11Display.class);

    /// `xcb_…_cookie_t`: the request's number.
    static final StructLayout COOKIE = MemoryLayout.structLayout(JAVA_INT);
    /// `xcb_screen_iterator_t`: the first screen, how many are left, an index.
    private static final StructLayout SCREENS = MemoryLayout.structLayout(ADDRESS, JAVA_INT, JAVA_INT);

    private final Arena arena = Arena.ofConfined();
    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup xcb;
    private final MemorySegment connection;

    X11Display() throws Throwable {
        xcb = SymbolLookup.libraryLookup("libxcb.so.1", arena);
        connection = (MemorySegment) call("xcb_connect", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS))
                .invoke(MemorySegment.NULL, MemorySegment.NULL);
    }

    boolean answers() throws Throwable {
        return (int) call("xcb_connection_has_error", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                        .invoke(connection)
                == 0;
    }

    Arena arena() {
        return arena;
    }

    MemorySegment connection() {
        return connection;
    }

    int root() throws Throwable {
        var setup = (MemorySegment)
                call("xcb_get_setup", FunctionDescriptor.of(ADDRESS, ADDRESS)).invoke(connection);
        var screens = (MemorySegment) call("xcb_setup_roots_iterator", FunctionDescriptor.of(SCREENS, ADDRESS))
                .invoke(arena, setup);
        return screens.get(ADDRESS, 0).reinterpret(Integer.BYTES).get(JAVA_INT, 0);
    }

    /// Null where the display answers with an error, which is let go.
    MemorySegment reply(String function, Object cookie) throws Throwable {
        return (MemorySegment) call(function, FunctionDescriptor.of(ADDRESS, ADDRESS, COOKIE, ADDRESS))
                .invoke(connection, (MemorySegment) cookie, MemorySegment.NULL);
    }

    void free(MemorySegment reply) throws Throwable {
        linker.downcallHandle(linker.defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(ADDRESS))
                .invoke(reply);
    }

    MethodHandle call(String function, FunctionDescriptor shape) {
        return linker.downcallHandle(xcb.findOrThrow(function), shape);
    }

    @Override
    public void close() {
        try {
            call("xcb_disconnect", FunctionDescriptor.ofVoid(ADDRESS)).invoke(connection);
        } catch (Throwable e) {
            log.debug("the X display was not let go", e);
        } finally {
            arena.close();
        }
    }
}
