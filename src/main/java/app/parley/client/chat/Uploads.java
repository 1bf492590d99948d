package app.parley.client.chat;

import app.parley.client.files.FileFailure;
import app.parley.client.files.FileTransfers.Outcome;
import app.parley.client.files.FileTransfers.Transfer;
import app.parley.client.files.PinnedFiles;
import app.parley.loop.Loop;
import app.parley.protocol.Attachment;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The files of letters on their way up, one of a letter at a time. A loss of the socket does not end one. Runs on
/// parley-outbox.
final class Uploads {
    /// Between two words on how far a file is: as often as a bar moves to the eye.
    private static final Duration GLANCE = Duration.ofMillis(100);
    /// Before a busy server is asked again.
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final PinnedFiles files;
    private final Loop<Runnable> loop;
    private final Runnable moved;
    private final Consumer<OutboxInput> outbox;
    private final Map<ClientId, Upload> running = new HashMap<>();

    private record Upload(int file, Transfer<Attachment> transfer, AtomicLong sent) {}

    /// @param moved called when observers are to be told
    /// @param outbox hears what came of it
    Uploads(PinnedFiles files, Loop<Runnable> loop, Runnable moved, Consumer<OutboxInput> outbox) {
        this.files = files;
        this.loop = loop;
        this.moved = moved;
        this.outbox = outbox;
    }

    long sent(ClientId letter) {
        var upload = running.get(letter);
        return upload == null ? 0 : upload.sent.get();
    }

    void begin(OutboxLetter letter, int file) {
        if (running.containsKey(letter.id()) || !(letter.matter() instanceof OutboxMatter.Text text)) return;
        var what = text.files().get(file);
        var sent = new AtomicLong();
        var told = new AtomicBoolean();
        var transfer = files.upload(what.pin(), what.name(), what.type(), bytes -> {
            sent.set(bytes);
            if (told.compareAndSet(false, true)) {
                loop.postAfter(GLANCE, () -> {
                    told.set(false);
                    moved.run();
                });
            }
        });
        running.put(letter.id(), new Upload(file, transfer, sent));
        var _ = transfer.outcome().thenAccept(outcome -> loop.post(() -> over(letter.id(), transfer, outcome)));
    }

    void stop(ClientId letter) {
        var upload = running.remove(letter);
        if (upload != null) upload.transfer.cancel();
    }

    void stopAll() {
        Map.copyOf(running).keySet().forEach(this::stop);
    }

    private void over(ClientId letter, Transfer<Attachment> transfer, Outcome<Attachment> outcome) {
        var upload = running.get(letter);
        if (upload == null || !upload.transfer.equals(transfer)) return;
        running.remove(letter);
        outbox.accept(
                switch (outcome) {
                    case Outcome.Done<Attachment>(var attachment) ->
                        new OutboxInput.Uploaded(letter, upload.file, attachment);
                    case Outcome.Failed<Attachment>(var failure) -> failed(letter, failure);
                });
    }

    private static OutboxInput failed(ClientId letter, FileFailure failure) {
        return switch (failure) {
            case UNREACHABLE, CANCELLED -> new OutboxInput.Unanswered(letter);
            case BUSY -> new OutboxInput.Refused(letter, ErrorCode.RATE_LIMITED, A_WHILE);
            case GONE -> new OutboxInput.Refused(letter, ErrorCode.NOT_FOUND, null);
            case TOO_LARGE -> new OutboxInput.Refused(letter, ErrorCode.TOO_LARGE, null);
            case NO_SPACE, REFUSED, DAMAGED -> new OutboxInput.Refused(letter, ErrorCode.FORBIDDEN, null);
        };
    }
}
