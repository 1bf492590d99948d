package app.parley.client.ui.theme;

import app.parley.client.ui.FxThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// The program's icon, drawn from `icon.svg` in the sizes that title bars, panels and switchers want. The file
/// is the one source of it: a square of [#SIDE] units, filled paths alone. On the JavaFX thread.
public final class ProgramIcon {
    /// Pixels a side: title bars, panels, switchers, and twice of these on fine screens.
    static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private static final double SIDE = 64;
    private static final Pattern PATH = Pattern.compile("<path fill=\"([^\"]+)\" d=\"([^\"]+)\"/>");

    private static @Nullable List<Image> drawn;

    private ProgramIcon() {}

    /// The icon in all sizes, the smallest first.
    public static List<Image> sizes() {
        FxThread.check();
        var known = drawn;
        if (known != null) return known;
        var source = source();
        var all = SIZES.stream().map(size -> draw(source, size)).toList();
        drawn = all;
        return all;
    }

    private static Image draw(String source, int size) {
        var shapes = new ArrayList<SVGPath>();
        var paths = PATH.matcher(source);
        while (paths.find()) {
            var shape = new SVGPath();
            shape.setFill(Paint.valueOf(paths.group(1)));
            shape.setContent(paths.group(2));
            shapes.add(shape);
        }
        // What the picture shows is the whole square, its empty edge included.
        var edge = new SVGPath();
        edge.setContent("M0 0 H64 V64 H0 Z");
        edge.setFill(Color.TRANSPARENT);
        shapes.addFirst(edge);
        var wanted = new SnapshotParameters();
        wanted.setFill(Color.TRANSPARENT);
        wanted.setTransform(new Scale(size / SIDE, size / SIDE));
        var drawn = new Group(List.copyOf(shapes)).snapshot(wanted, new WritableImage(size, size));
        // A copy, because windows take no icon in the form that a snapshot leaves its pixels in.
        return new WritableImage(drawn.getPixelReader(), size, size);
    }

    private static String source() {
        try (var file = Objects.requireNonNull(ProgramIcon.class.getResourceAsStream("icon.svg"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("icon.svg", e);
        }
    }
}
