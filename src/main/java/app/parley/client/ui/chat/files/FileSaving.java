package app.parley.client.ui.chat.files;

import app.parley.client.files.FileFailure;
import app.parley.client.files.FileState;
import app.parley.protocol.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a file that is here out of the program. On the JavaFX thread.
final class FileSaving {
    private static final Logger log = LoggerFactory.getLogger(FileSaving.class);

    private FileSaving() {}

    /// Asks the user where to.
    static void saveAs(Attachment attachment, String name, FileDesk desk, Window owner) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(FileWords.toSave(name));
        var target = chooser.showSaveDialog(owner);
        if (target == null) return;
        var _ = desk.files().saveAs(attachment, target.toPath()).exceptionally(FileSaving::failed);
    }

    /// Hands a copy under its own name to the system: what its program does with it does not touch ours.
    static void open(Attachment attachment, String name, FileDesk desk) {
        var _ = CompletableFuture.supplyAsync(() -> place(FileWords.toSave(name)))
                .thenCompose(copy -> desk.files().saveAs(attachment, copy).thenAccept(state -> {
                    if (state instanceof FileState.Ready) desk.open().accept(copy.toUri());
                }))
                .exceptionally(broken -> {
                    failed(broken);
                    return null;
                });
    }

    private static Path place(String name) {
        try {
            var folder = Files.createTempDirectory("parley");
            folder.toFile().deleteOnExit();
            var copy = folder.resolve(name);
            copy.toFile().deleteOnExit();
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileState failed(Throwable broken) {
        log.warn("a file could not be taken out", broken);
        return new FileState.Failed(FileFailure.NO_SPACE);
    }
}
