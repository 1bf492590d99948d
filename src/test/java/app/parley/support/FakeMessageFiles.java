package app.parley.support;

import app.parley.client.files.FileState;
import app.parley.client.ui.scenes.StagedFiles;
import app.parley.protocol.Attachment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Files of messages without a server, with a memory of what was asked.
public final class FakeMessageFiles extends StagedFiles {
    /// What the tested view has asked for, in order.
    public final List<String> asked = new ArrayList<>();

    /// How many views watch a file now.
    public int watchers(Attachment attachment) {
        return observers.getOrDefault(attachment.id(), List.of()).size();
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
        return super.saveAs(attachment, target);
    }
}
