package app.parley.client.ui.glyphs;

import com.sun.javafx.font.FontFallbackInfo;
import com.sun.javafx.font.FontResource;
import com.sun.javafx.font.PrismFontFactory;
import com.sun.javafx.font.PrismFontFile;
import com.sun.javafx.text.GlyphLayout;
import java.lang.reflect.Method;

/// JavaFX's fonts of Linux, with layouts of glyphs that are mended by [VisualOrder]. JavaFX asks it on the JavaFX
/// thread and on the thread that draws.
final class LinuxFonts extends PrismFontFactory {
    private final PrismFontFactory fonts;
    private final Method createFontFile;
    private final Method registerEmbeddedFont;

    /// @param fonts does everything else
    LinuxFonts(PrismFontFactory fonts) throws ReflectiveOperationException {
        this.fonts = fonts;
        createFontFile = PrismFontFactory.class.getDeclaredMethod(
                "createFontFile", String.class, String.class, int.class, boolean.class, boolean.class, boolean.class);
        createFontFile.setAccessible(true);
        registerEmbeddedFont = PrismFontFactory.class.getDeclaredMethod("registerEmbeddedFont", String.class);
        registerEmbeddedFont.setAccessible(true);
    }

    @Override
    public GlyphLayout createGlyphLayout() {
        return new VisualOrder(fonts::createGlyphLayout);
    }

    @Override
    protected PrismFontFile createFontFile(
            String name, String file, int index, boolean register, boolean embedded, boolean copy)
            throws ReflectiveOperationException {
        return (PrismFontFile) createFontFile.invoke(fonts, name, file, index, register, embedded, copy);
    }

    @Override
    protected boolean registerEmbeddedFont(String path) {
        try {
            return (boolean) registerEmbeddedFont.invoke(fonts, path);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isLCDTextSupported() {
        return fonts.isLCDTextSupported();
    }

    @Override
    public FontFallbackInfo getFallbacks(FontResource primary) {
        return fonts.getFallbacks(primary);
    }
}
