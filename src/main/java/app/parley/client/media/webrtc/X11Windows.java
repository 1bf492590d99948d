package app.parley.client.media.webrtc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import app.parley.call.ShareSource;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The windows of an X11 desktop, as its window manager lists them (`_NET_CLIENT_LIST`, EWMH 1.5). Asked
/// through libxcb, which tells of errors as values, where libX11 ends the process. On any thread; asks the
/// display each time, which takes milliseconds.
@SuppressWarnings("restricted") // native access is granted to the program by its start
final class X11Windows {
    private static final Logger log = LoggerFactory.getLogger(X11Windows.class);

    /// Where the atom is in an `xcb_intern_atom_reply_t`, bytes.
    private static final long ATOM_AT = 8;

    private static final int ANY_TYPE = 0;
    /// More than any desktop has, and longer than any title, in units of four bytes.
    private static final int MOST = 4096;

    private final X11Display display;

    private X11Windows(X11Display display) {
        this.display = display;
    }

    /// Whether there is a display that answers.
    static boolean hasDisplay() {
        try (var display = new X11Display()) {
            return display.answers();
        } catch (Throwable e) {
            log.debug("no X display can be asked", e);
            return false;
        }
    }

    /// Those that a person can see or has put aside, with a title, the longest open first; empty without a
    /// display or a window manager.
    static List<ShareSource.Window> list() {
        try (var display = new X11Display()) {
            return display.answers() ? new X11Windows(display).windows() : List.of();
        } catch (Throwable e) {
            log.debug("the windows cannot be listed", e);
            return List.of();
        }
    }

    private List<ShareSource.Window> windows() throws Throwable {
        var utf8Name = atom("_NET_WM_NAME");
        var name = atom("WM_NAME");
        var ids = property(display.root(), atom("_NET_CLIENT_LIST"));
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

    private int atom(String name) throws Throwable {
        var bytes = name.getBytes(StandardCharsets.US_ASCII);
        var cookie = display.call(
                        "xcb_intern_atom",
                        FunctionDescriptor.of(X11Display.COOKIE, ADDRESS, JAVA_BYTE, JAVA_SHORT, ADDRESS))
                .invoke(
                        display.arena(),
                        display.connection(),
                        (byte) 0,
                        (short) bytes.length,
                        display.arena().allocateFrom(JAVA_BYTE, bytes));
        var reply = display.reply("xcb_intern_atom_reply", cookie);
        if (reply.equals(MemorySegment.NULL)) return 0;
        try {
            return reply.reinterpret(ATOM_AT + Integer.BYTES).get(JAVA_INT, ATOM_AT);
        } finally {
            display.free(reply);
        }
    }

    /// Empty where the window is gone or does not have it.
    private byte[] property(int window, int property) throws Throwable {
        var cookie = display.call(
                        "xcb_get_property",
                        FunctionDescriptor.of(
                                X11Display.COOKIE,
                                ADDRESS,
                                JAVA_BYTE,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT))
                .invoke(display.arena(), display.connection(), (byte) 0, window, property, ANY_TYPE, 0, MOST);
        var reply = display.reply("xcb_get_property_reply", cookie);
        if (reply.equals(MemorySegment.NULL)) return new byte[0];
        try {
            var length = (int) display.call("xcb_get_property_value_length", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                    .invoke(reply);
            var value = (MemorySegment) display.call("xcb_get_property_value", FunctionDescriptor.of(ADDRESS, ADDRESS))
                    .invoke(reply);
            return value.reinterpret(length).toArray(JAVA_BYTE);
        } finally {
            display.free(reply);
        }
    }
}
