package app.parley.client.media.webrtc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import app.parley.client.media.StillPicture;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Small pictures of the desktop and its windows, for choosing what to share. On any thread; takes some
/// milliseconds.
@SuppressWarnings("restricted") // native access is granted to the program by its start
final class X11Pictures {
    private static final Logger log = LoggerFactory.getLogger(X11Pictures.class);

    /// Twice what the views show, for dense screens, pixels.
    private static final int WIDTH = 320;

    private static final int HEIGHT = 192;
    /// Of `xcb_get_geometry_reply_t` (X protocol, GetGeometry), bytes.
    private static final long WIDTH_AT = 16;

    private static final long HEIGHT_AT = 18;
    /// Of both replies: the depth in bits.
    private static final long DEPTH_AT = 1;
    /// `XCB_IMAGE_FORMAT_Z_PIXMAP`: whole pixels, row by row.
    private static final byte WHOLE_PIXELS = 2;

    private final X11Display display;

    private X11Pictures(X11Display display) {
        this.display = display;
    }

    static Optional<StillPicture> ofDesktop() {
        try (var display = new X11Display()) {
            return display.answers() ? new X11Pictures(display).picture(display.root()) : Optional.empty();
        } catch (Throwable e) {
            log.debug("the desktop cannot be seen", e);
            return Optional.empty();
        }
    }

    /// Nothing for a window that is minimised: it has no picture then.
    static Optional<StillPicture> ofWindow(long id) {
        try (var display = new X11Display()) {
            return display.answers() ? new X11Pictures(display).picture((int) id) : Optional.empty();
        } catch (Throwable e) {
            log.debug("a window cannot be seen", e);
            return Optional.empty();
        }
    }

    private Optional<StillPicture> picture(int drawable) throws Throwable {
        var cookie = display.call("xcb_get_geometry", FunctionDescriptor.of(X11Display.COOKIE, ADDRESS, JAVA_INT))
                .invoke(display.arena(), display.connection(), drawable);
        var geometry = display.reply("xcb_get_geometry_reply", cookie);
        if (geometry.equals(MemorySegment.NULL)) return Optional.empty();
        int width;
        int height;
        try {
            var fields = geometry.reinterpret(HEIGHT_AT + Short.BYTES);
            width = Short.toUnsignedInt(fields.get(JAVA_SHORT, WIDTH_AT));
            height = Short.toUnsignedInt(fields.get(JAVA_SHORT, HEIGHT_AT));
        } finally {
            display.free(geometry);
        }
        return width == 0 || height == 0 ? Optional.empty() : picture(drawable, width, height);
    }

    private Optional<StillPicture> picture(int drawable, int width, int height) throws Throwable {
        var cookie = display.call(
                        "xcb_get_image",
                        FunctionDescriptor.of(
                                X11Display.COOKIE,
                                ADDRESS,
                                JAVA_BYTE,
                                JAVA_INT,
                                JAVA_SHORT,
                                JAVA_SHORT,
                                JAVA_SHORT,
                                JAVA_SHORT,
                                JAVA_INT))
                .invoke(
                        display.arena(),
                        display.connection(),
                        WHOLE_PIXELS,
                        drawable,
                        (short) 0,
                        (short) 0,
                        (short) width,
                        (short) height,
                        -1);
        var image = display.reply("xcb_get_image_reply", cookie);
        if (image.equals(MemorySegment.NULL)) return Optional.empty();
        try {
            var depth = image.reinterpret(DEPTH_AT + 1).get(JAVA_BYTE, DEPTH_AT);
            var length = (int) display.call("xcb_get_image_data_length", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                    .invoke(image);
            // Four bytes a pixel, as every screen of today has them.
            if ((depth != 24 && depth != 32) || length < 4L * width * height) return Optional.empty();
            var pixels = (MemorySegment) display.call("xcb_get_image_data", FunctionDescriptor.of(ADDRESS, ADDRESS))
                    .invoke(image);
            return Optional.of(shrunk(pixels.reinterpret(length), width, height));
        } finally {
            display.free(image);
        }
    }

    /// Each pixel is the mean of those it stands for.
    private static StillPicture shrunk(MemorySegment pixels, int width, int height) {
        var step = Math.max(1, Math.max(ceil(width, WIDTH), ceil(height, HEIGHT)));
        var across = Math.max(1, width / step);
        var down = Math.max(1, height / step);
        var argb = new int[across * down];
        for (var y = 0; y < down; y++) {
            for (var x = 0; x < across; x++)
                argb[y * across + x] = mean(pixels, width, height, x * step, y * step, step);
        }
        return new StillPicture(across, down, argb);
    }

    private static int mean(MemorySegment pixels, int width, int height, int left, int top, int step) {
        var red = 0;
        var green = 0;
        var blue = 0;
        var count = 0;
        for (var y = top; y < Math.min(top + step, height); y++) {
            for (var x = left; x < Math.min(left + step, width); x++) {
                var rgb = pixels.get(JAVA_INT_UNALIGNED, 4L * ((long) y * width + x));
                red += (rgb >> 16) & 0xFF;
                green += (rgb >> 8) & 0xFF;
                blue += rgb & 0xFF;
                count++;
            }
        }
        return 0xFF000000 | ((red / count) << 16) | ((green / count) << 8) | (blue / count);
    }

    private static int ceil(int size, int most) {
        return (size + most - 1) / most;
    }
}
