package app.parley.client.ui.chat.files;

import app.parley.client.files.FileState;
import app.parley.client.files.MessageFiles;
import app.parley.client.ui.FxThread;
import app.parley.protocol.Attachment;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Tells a node how a file stands, as long as the node is in a window: rows of a list come and go. On the JavaFX
/// thread.
public final class FileFollower {
    private final MessageFiles files;
    private final Attachment attachment;
    private final Consumer<FileState> told;
    private boolean following;
    private @Nullable Runnable ending;

    private FileFollower(MessageFiles files, Attachment attachment, Consumer<FileState> told) {
        this.files = files;
        this.attachment = attachment;
        this.told = told;
    }

    public static void follow(Node node, MessageFiles files, Attachment attachment, Consumer<FileState> told) {
        var follower = new FileFollower(files, attachment, told);
        node.sceneProperty().subscribe(scene -> follower.setIn(scene != null));
    }

    private void setIn(boolean in) {
        if (in == following) return;
        following = in;
        if (in) ending = files.observe(attachment, this::tell);
        else if (ending != null) ending.run();
    }

    private void tell(FileState state) {
        FxThread.run(() -> {
            if (following) told.accept(state);
        });
    }
}
