package app.parley.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;

/// A file that is downloaded in as many goes as it takes: what has come stays on disk, and the next go asks for
/// the rest. Each go blocks the thread it is used on, and ends when that is interrupted.
public final class PartialDownload {
    /// How a go ended.
    public enum Outcome {
        /// All of it is here.
        WHOLE,
        /// It broke off; what came is here.
        CUT_SHORT,
        /// The server has another file than the one announced; what was here of it is not worth keeping.
        ANOTHER_FILE
    }

    /// How long it may stand still: as long as a train is in a tunnel.
    private static final Duration STALL = Duration.ofSeconds(20);
    /// What is read at once.
    private static final int PIECE = 1 << 16;
    /// How many words on how far it is there are for a whole file.
    private static final int STEPS = 100;

    private final Path into;
    private final long size;
    private final Duration stall;

    /// @param into what has come of it, and what will come
    /// @param size in bytes, as announced
    public PartialDownload(Path into, long size) {
        this(into, size, STALL);
    }

    /// @param stall how long it may stand still
    PartialDownload(Path into, long size, Duration stall) {
        this.into = into;
        this.size = size;
        this.stall = stall;
    }

    /// How many bytes are here.
    public long here() throws IOException {
        return Files.exists(into) ? Files.size(into) : 0;
    }

    /// Makes `request` ask for what is missing.
    public void askForRest(HttpRequest.Builder request) throws IOException {
        var here = here();
        if (here > 0) request.header("Range", "bytes=" + here + "-");
    }

    /// Whether [#take] understands an answer of this status; what any other says is the caller's to tell.
    public static boolean isAnswer(int status) {
        return status == 200 || status == 206 || status == 416;
    }

    /// Takes what the server answered to what was asked for by [#askForRest]. Closes its body.
    ///
    /// @param received is told how many bytes are here, at each hundredth of the whole
    /// @throws UnwritableException when this side cannot write
    /// @throws InterruptedIOException when the thread was interrupted; it still is
    /// @throws IOException when the connection was lost, or nothing came of it for too long
    public Outcome take(HttpResponse<InputStream> answer, LongConsumer received) throws IOException {
        try (var body = answer.body()) {
            var end = switch (answer.statusCode()) {
                case 200 -> save(body, 0, received);
                case 206 -> save(body, here(), received);
                case 416 -> Outcome.ANOTHER_FILE;
                default -> throw new IllegalArgumentException("not an answer: " + answer.statusCode());
            };
            if (end == Outcome.ANOTHER_FILE) Files.deleteIfExists(into);
            return end;
        }
    }

    private Outcome save(InputStream body, long from, LongConsumer received) throws IOException {
        var at = from;
        var told = at;
        try (var out = open(from);
                var watch = StallWatch.begin(body, stall)) {
            received.accept(at);
            var piece = new byte[PIECE];
            for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
                if (Thread.currentThread().isInterrupted()) throw new InterruptedIOException();
                watch.moved();
                at += read;
                if (at > size) return Outcome.ANOTHER_FILE;
                write(out, piece, read);
                if (at - told < size / STEPS && at < size) continue;
                told = at;
                received.accept(at);
            }
        }
        return at == size ? Outcome.WHOLE : Outcome.CUT_SHORT;
    }

    private OutputStream open(long from) throws IOException {
        try {
            return Files.newOutputStream(
                    into,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    private static void write(OutputStream out, byte[] piece, int length) throws IOException {
        try {
            out.write(piece, 0, length);
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    /// This side cannot write.
    public static final class UnwritableException extends IOException {
        private static final long serialVersionUID = 1;

        UnwritableException(IOException cause) {
            super(cause);
        }
    }
}
