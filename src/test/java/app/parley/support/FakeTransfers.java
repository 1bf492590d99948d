package app.parley.support;

import app.parley.client.files.FileFailure;
import app.parley.client.files.FileTransfers;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/// [FileTransfers] in memory; the test is the server. A file that is not there fails at once.
public final class FakeTransfers implements FileTransfers {
    /// What was begun, in order.
    public final List<Begun<?>> begun = new ArrayList<>();

    /// One transfer.
    ///
    /// @param file here
    public record Begun<T>(Path file, String name, LongConsumer moved, CompletableFuture<Outcome<T>> outcome)
            implements Transfer<T> {
        public boolean isOver() {
            return outcome.isDone();
        }

        public void finish(T value) {
            outcome.complete(new Outcome.Done<>(value));
        }

        public void fail(FileFailure failure) {
            outcome.complete(new Outcome.Failed<>(failure));
        }

        @Override
        public void cancel() {
            fail(FileFailure.CANCELLED);
        }
    }

    @Override
    public Transfer<Attachment> upload(Path file, String name, String type, LongConsumer sent) {
        var upload = new Begun<>(file, name, sent, new CompletableFuture<Outcome<Attachment>>());
        begun.add(upload);
        if (Files.notExists(file)) upload.fail(FileFailure.GONE);
        return upload;
    }

    @Override
    public Transfer<Path> download(AttachmentId attachment, long size, Path into, LongConsumer received) {
        var download = new Begun<>(into, attachment.value(), received, new CompletableFuture<Outcome<Path>>());
        begun.add(download);
        return download;
    }

    /// The newest upload, if it is under way.
    @SuppressWarnings("unchecked")
    public Begun<Attachment> uploading() {
        var last = (Begun<Attachment>) begun.getLast();
        if (last.isOver()) throw new AssertionError("nothing goes up");
        return last;
    }

    /// The newest download, if it is under way.
    @SuppressWarnings("unchecked")
    public Begun<Path> downloading() {
        var last = (Begun<Path>) begun.getLast();
        if (last.isOver()) throw new AssertionError("nothing comes");
        return last;
    }

    /// What the server makes of a file.
    public static Attachment attachment(String name, long size) {
        return new Attachment(
                new AttachmentId("up-" + name.replace('.', '-')), name, "text/plain", size, "00", null, null);
    }
}
