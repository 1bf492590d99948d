package app.parley.client.ui.chat.files;

import app.parley.client.ui.FxThread;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decodes pictures at the size at which they are shown, one at a time, and keeps the last of them. Asked and
/// answered on the JavaFX thread; reads and decodes on the threads that it is given.
public final class Pictures {
    private static final Logger log = LoggerFactory.getLogger(Pictures.class);

    /// Of a file; a larger one is shown as a card.
    private static final long MOST_BYTES = 50_000_000;

    /// Bytes of decoded pictures: about 80 of those in a conversation.
    private static final long KEPT = 32_000_000;

    private final Executor threads;
    private final Map<Asked, Decoded.Shown> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long size;
    private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

    private record Asked(Path file, int side) {}

    /// What came of it.
    public sealed interface Decoded {
        /// @param turns by how many quarters it is to be turned clockwise
        record Shown(Image image, int turns) implements Decoded {
            /// As it stands when it is turned.
            public double width() {
                return turns % 2 == 0 ? image.getWidth() : image.getHeight();
            }

            public double height() {
                return turns % 2 == 0 ? image.getHeight() : image.getWidth();
            }

            long bytes() {
                return 4 * (long) (image.getWidth() * image.getHeight());
            }
        }

        /// It is no picture, broken, or too large to be decoded.
        record Refused() implements Decoded {}
    }

    /// @param threads for reading and decoding; one of them is used at a time
    public Pictures(Executor threads) {
        this.threads = threads;
    }

    /// @param side in pixels of the screen; the longer side is no longer than that
    /// @param shown is told on the JavaFX thread, at once where the picture is kept
    public void load(Path file, int side, Consumer<Decoded> shown) {
        var asked = new Asked(file, side);
        var known = kept.get(asked);
        if (known != null) {
            shown.accept(known);
            return;
        }
        var decoding = before.thenApplyAsync(_ -> decode(file, side), threads);
        before = decoding.handle((_, broken) -> {
            if (broken != null) log.warn("a picture could not be decoded", broken);
            return null;
        });
        var _ = decoding.exceptionally(_ -> new Decoded.Refused())
                .thenAcceptAsync(
                        decoded -> {
                            if (decoded instanceof Decoded.Shown picture) keep(asked, picture);
                            shown.accept(decoded);
                        },
                        FxThread.EXECUTOR);
    }

    private void keep(Asked asked, Decoded.Shown picture) {
        var displaced = kept.put(asked, picture);
        size += picture.bytes() - (displaced == null ? 0 : displaced.bytes());
        var eldest = kept.entrySet().iterator();
        while (size > KEPT && kept.size() > 1 && eldest.hasNext()) {
            size -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }

    static Decoded decode(Path file, int side) {
        var bytes = read(file);
        var head = bytes == null ? null : PictureHead.of(bytes);
        if (bytes == null || head == null || !head.whole() || !head.isBearable()) return new Decoded.Refused();
        // A smaller one is not made larger.
        var width = Math.min(side, head.width());
        var height = Math.min(side, head.height());
        var image = new Image(new ByteArrayInputStream(bytes), width, height, true, true);
        if (image.isError() || image.getWidth() <= 0) return new Decoded.Refused();
        return new Decoded.Shown(image, head.turns());
    }

    private static byte @Nullable [] read(Path file) {
        try {
            return Files.size(file) > MOST_BYTES ? null : Files.readAllBytes(file);
        } catch (IOException e) {
            log.debug("a picture is not to be read", e);
            return null;
        }
    }
}
