package app.parley.client.media.webrtc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import app.parley.call.ShareSource;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The windows of an X11 desktop, as its window manager lists them (`_NET_CLIENT_LIST`, EWMH 1.5). Asked through
/// libxcb, which tells of errors as values, where libX11 ends the process. On any thread; asks the display each
/// time,
/// which takes milliseconds.
@SuppressWarnings("restricted") // native access is granted to the program by its start
final class X11Windows implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(X11Windows.class);

    private static final StructLayout COOKIE = MemoryLayout.structLayout(JAVA_INT);
    /// `xcb_screen_iterator_t`: the first screen, how many are left, an index.
    private static final StructLayout SCREENS = MemoryLayout.structLayout(ADDRESS, JAVA_INT, JAVA_INT);
    /// Where the atom is in an `xcb_intern_atom_reply_t`, bytes.
    private static final long ATOM_AT = 8;

    private static final int ANY_TYPE = 0;
    /// More than any desktop has, and longer than any title, in units of four bytes.
    private static final int MOST = 4096;

    private final Arena arena = Arena.ofConfined();
    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup xcb;
    private final MemorySegment connection;

    private X11Windows() throws Throwable {
        xcb = SymbolLookup.libraryLookup("libxcb.so.1", arena);
        connection = (MemorySegment) call("xcb_connect", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS))
                .invoke(MemorySegment.NULL, MemorySegment.NULL);
    }

    /// Whether there is a display that answers.
    static boolean hasDisplay() {
        try (var display = new X11Windows()) {
            return display.answers();
        } catch (Throwable e) {
            log.debug("no X display can be asked", e);
            return false;
        }
    }

    /// Those that a person can see or has put aside, with a title, the longest open first; empty without a display
    /// or
    /// a window manager.
    static List<ShareSource.Window> list() {
        try (var display = new X11Windows()) {
            return display.answers() ? display.windows() : List.of();
        } catch (Throwable e) {
            log.debug("the windows cannot be listed", e);
            return List.of();
        }
    }

    private boolean answers() throws Throwable {
        return (int) call("xcb_connection_has_error", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                        .invoke(connection)
                == 0;
    }

    private List<ShareSource.Window> windows() throws Throwable {
        var utf8Name = atom("_NET_WM_NAME");
        var name = atom("WM_NAME");
        var ids = property(root(), atom("_NET_CLIENT_LIST"));
        var found = new ArrayList<ShareSource.Window>();
        for (var at = 0; at + Integer.BYTES <= ids.length; at += Integer.BYTES) {
            var id = MemorySegment.ofArray(ids).get(JAVA_INT.withByteAlignment(1), at);
            var title = property(id, utf8Name);
            if (title.length == 0) title = property(id, name);
            if (title.length == 0) continue;
            found.add(new ShareSource.Window(Integer.toUnsignedLong(id), new String(title, StandardCharsets.UTF_8)));
        }
        return found;
    }

    private int root() throws Throwable {
        var setup = (MemorySegment)
                call("xcb_get_setup", FunctionDescriptor.of(ADDRESS, ADDRESS)).invoke(connection);
        var screens = (MemorySegment) call("xcb_setup_roots_iterator", FunctionDescriptor.of(SCREENS, ADDRESS))
                .invoke(arena, setup);
        return screens.get(ADDRESS, 0).reinterpret(Integer.BYTES).get(JAVA_INT, 0);
    }

    private int atom(String name) throws Throwable {
        var bytes = name.getBytes(StandardCharsets.US_ASCII);
        var cookie = call("xcb_intern_atom", FunctionDescriptor.of(COOKIE, ADDRESS, JAVA_BYTE, JAVA_SHORT, ADDRESS))
                .invoke(arena, connection, (byte) 0, (short) bytes.length, arena.allocateFrom(JAVA_BYTE, bytes));
        var reply = reply("xcb_intern_atom_reply", cookie);
        if (reply.equals(MemorySegment.NULL)) return 0;
        try {
            return reply.reinterpret(ATOM_AT + Integer.BYTES).get(JAVA_INT, ATOM_AT);
        } finally {
            free(reply);
        }
    }

    /// Empty where the window is gone or does not have it.
    private byte[] property(int window, int property) throws Throwable {
        var cookie = call(
                        "xcb_get_property",
                        FunctionDescriptor.of(
                                COOKIE, ADDRESS, JAVA_BYTE, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                .invoke(arena, connection, (byte) 0, window, property, ANY_TYPE, 0, MOST);
        var reply = reply("xcb_get_property_reply", cookie);
        if (reply.equals(MemorySegment.NULL)) return new byte[0];
        try {
            var length = (int) call("xcb_get_property_value_length", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                    .invoke(reply);
            var value = (MemorySegment) call("xcb_get_property_value", FunctionDescriptor.of(ADDRESS, ADDRESS))
                    .invoke(reply);
            return value.reinterpret(length).toArray(JAVA_BYTE);
        } finally {
            free(reply);
        }
    }

    /// Null where the display answers with an error, which is let go.
    private MemorySegment reply(String function, Object cookie) throws Throwable {
        return (MemorySegment) call(function, FunctionDescriptor.of(ADDRESS, ADDRESS, COOKIE, ADDRESS))
                .invoke(connection, (MemorySegment) cookie, MemorySegment.NULL);
    }

    private void free(MemorySegment reply) throws Throwable {
        linker.downcallHandle(linker.defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(ADDRESS))
                .invoke(reply);
    }

    private MethodHandle call(String function, FunctionDescriptor shape) {
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
