package app.parley.client.ui.chat.composer;

import app.parley.client.desktop.PngFile;
import app.parley.client.files.MadeFiles;
import app.parley.client.ui.FxThread;
import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The clipboard's files and pictures as files that can go with a message. On the JavaFX thread.
final class ClipboardFiles {
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private ClipboardFiles() {}

    static boolean isPaste(KeyEvent event) {
        return PASTE.match(event);
    }

    /// Hands over what the clipboard holds of them; false where it holds neither. A picture that comes with
    /// text was copied in a word processor: that is text.
    static boolean paste(ComposerModel to, MadeFiles made) {
        var board = Clipboard.getSystemClipboard();
        if (board.hasFiles()) {
            to.addFiles(board.getFiles().stream()
                    .filter(File::isFile)
                    .map(File::toPath)
                    .toList());
            return true;
        }
        var picture = board.hasString() ? null : board.getImage();
        if (picture == null) return false;
        var width = (int) picture.getWidth();
        var height = (int) picture.getHeight();
        var pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var chat = to.chat();
        // Takes about a quarter of a second for a large screen.
        var _ = made.make("picture.png", file -> PngFile.write(file, width, height, pixels))
                .whenCompleteAsync(
                        (file, broken) -> {
                            // Nobody else shall get it because another chat was opened meanwhile.
                            if (!Objects.equals(chat, to.chat())) {
                                if (broken == null) made.forget(List.of(file));
                            } else if (broken == null) {
                                to.addFiles(List.of(file));
                            } else {
                                to.notKept();
                            }
                        },
                        FxThread.EXECUTOR);
        return true;
    }
}
