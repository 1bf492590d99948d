package app.parley.client.ui.scenes;

import app.parley.client.files.FileState;
import app.parley.client.files.MessageFiles;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// [MessageFiles] without a server, for the pictures of the demo and for tests: whoever stages them says how each
/// file stands; observers are told on the thread that says it.
public class StagedFiles implements MessageFiles {
    private final Map<AttachmentId, FileState> states = new LinkedHashMap<>();
    protected final Map<AttachmentId, List<Consumer<FileState>>> observers = new LinkedHashMap<>();

    public void set(Attachment attachment, FileState state) {
        states.put(attachment.id(), state);
        List.copyOf(observers.getOrDefault(attachment.id(), List.of())).forEach(observer -> observer.accept(state));
    }

    @Override
    public Runnable observe(Attachment attachment, Consumer<FileState> observer) {
        var watching = observers.computeIfAbsent(attachment.id(), _ -> new ArrayList<>());
        watching.add(observer);
        observer.accept(states.getOrDefault(attachment.id(), new FileState.Absent()));
        return () -> watching.remove(observer);
    }

    @Override
    public void fetch(Attachment attachment) {}

    @Override
    public void cancel(Attachment attachment) {}

    @Override
    public CompletableFuture<FileState> saveAs(Attachment attachment, Path target) {
        return CompletableFuture.completedFuture(new FileState.Ready(target));
    }

    @Override
    public void close() {
        observers.clear();
    }
}
