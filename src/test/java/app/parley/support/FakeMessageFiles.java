package app.parley.support;

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

/// [MessageFiles] without a server: the test says how each file stands; observers are told on the thread that says
/// it.
public final class FakeMessageFiles implements MessageFiles {
    /// What the tested view has asked for, in order.
    public final List<String> asked = new ArrayList<>();

    private final Map<AttachmentId, FileState> states = new LinkedHashMap<>();
    private final Map<AttachmentId, List<Consumer<FileState>>> observers = new LinkedHashMap<>();

    public void set(Attachment attachment, FileState state) {
        states.put(attachment.id(), state);
        List.copyOf(observers.getOrDefault(attachment.id(), List.of())).forEach(observer -> observer.accept(state));
    }

    /// How many views watch a file now.
    public int watchers(Attachment attachment) {
        return observers.getOrDefault(attachment.id(), List.of()).size();
    }

    @Override
    public Runnable observe(Attachment attachment, Consumer<FileState> observer) {
        var watching = observers.computeIfAbsent(attachment.id(), _ -> new ArrayList<>());
        watching.add(observer);
        observer.accept(states.getOrDefault(attachment.id(), new FileState.Absent()));
        return () -> watching.remove(observer);
    }

    @Override
    public void fetch(Attachment attachment) {
        asked.add("fetch " + attachment.id());
    }

    @Override
    public void cancel(Attachment attachment) {
        asked.add("cancel " + attachment.id());
    }

    @Override
    public CompletableFuture<FileState> saveAs(Attachment attachment, Path target) {
        asked.add("save " + attachment.id());
        return CompletableFuture.completedFuture(new FileState.Ready(target));
    }

    @Override
    public void close() {
        observers.clear();
    }
}
