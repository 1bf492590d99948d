package app.parley.client.ui.glyphs;

import app.parley.machine.OperatingSystem;
import com.sun.javafx.font.PrismFontFactory;
import com.sun.javafx.text.GlyphLayoutManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets JavaFX on Linux wrap text in Arabic and Hebrew, and draw it in the right order. On the JavaFX thread.
public final class RightToLeftText {
    private static final Logger log = LoggerFactory.getLogger(RightToLeftText.class);

    private static boolean mended;

    private RightToLeftText() {}

    /// Called before the first text is shown and the first typeface loaded; once is enough. Where JavaFX's
    /// inside is not open, or looks different in another version, everything stays as it is.
    public static void mend() {
        if (mended || !OperatingSystem.LINUX.isCurrent()) return;
        mended = true;
        try {
            var own = new LinuxFonts(PrismFontFactory.getFontFactory());
            var current = PrismFontFactory.class.getDeclaredField("theFontFactory");
            current.setAccessible(true);
            current.set(null, own);
            // The one layout that is kept for all may have been made before: taken and never given back, it makes
            // every other be asked of us. If it is ours already it is handed back.
            GlyphLayoutManager.getInstance().dispose();
            var kept = GlyphLayoutManager.getInstance();
            if (kept instanceof VisualOrder) kept.dispose();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            log.warn("text that runs from right to left may not wrap, and may be in disorder", e);
        }
    }
}
