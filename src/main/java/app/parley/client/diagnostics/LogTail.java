package app.parley.client.diagnostics;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.parley.client.diagnostics.LogLine.Level;
import app.parley.text.SafeText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The newest lines of a log, and then what comes. Reads a bounded piece at a time, whatever the file has become:
/// huge, of one line, of no letters at all, begun anew, or gone. Blocks; one thread at a time.
public final class LogTail {
    /// Bytes read at once: as much as the file has when it is put aside.
    static final int PIECE = 1 << 20;
    /// What of a line can be looked at.
    static final int LONGEST = 2_000;

    private static final Pattern BEGINNING = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\S+ +(ERROR|WARN)?");

    private final Path file;
    private final Path older;
    /// Up to where it was read; negative before the first time.
    private long position = -1;
    private Level level = Level.INFO;

    /// @param older what the log had before it was begun anew the last time
    public LogTail(Path file, Path older) {
        this.file = file;
        this.older = older;
    }

    /// What has come since the last time; at first the newest of what is there. Empty where there is nothing to
    /// read.
    public List<LogLine> next() {
        var lines = new ArrayList<LogLine>();
        try {
            if (position < 0) {
                var size = size(older);
                read(older, Math.max(0, size - PIECE), size > PIECE, lines);
                position = 0;
                var now = size(file);
                position = read(file, Math.max(0, now - PIECE), now > PIECE, lines);
                return lines;
            }
            // Shorter than it was: begun anew.
            if (size(file) < position) position = 0;
            position = read(file, position, false, lines);
        } catch (IOException gone) {
            // Put aside this very moment, or nobody's to read: the next time may find it.
            return lines;
        }
        return lines;
    }

    private static long size(Path file) throws IOException {
        // What is no file, such as a pipe, would not end.
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    }

    /// Adds whole lines from `from` on and returns where the next one begins.
    ///
    /// @param inside whether `from` may be in the middle of a line, which is left out
    private long read(Path from, long at, boolean inside, List<LogLine> lines) throws IOException {
        if (size(from) <= at) return at;
        var buffer = ByteBuffer.allocate(PIECE);
        try (var channel = Files.newByteChannel(from)) {
            channel.position(at);
            var read = 0;
            while (buffer.hasRemaining() && read >= 0) read = channel.read(buffer);
        }
        var bytes = buffer.array();
        var end = buffer.position();
        var begin = 0;
        var first = inside;
        for (var i = 0; i < end; i++) {
            if (bytes[i] != '\n') continue;
            if (!first) lines.add(line(bytes, begin, i));
            first = false;
            begin = i + 1;
        }
        // A line that fills the whole piece is taken as it is, in pieces.
        if (begin == 0 && end == PIECE) {
            lines.add(line(bytes, 0, end));
            begin = end;
        }
        return at + begin;
    }

    private LogLine line(byte[] bytes, int begin, int end) {
        // Four bytes make a letter at most; what is no UTF-8 becomes a sign for it.
        var raw = new String(bytes, begin, Math.min(end - begin, 4 * LONGEST), UTF_8);
        var cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) + "…" : raw;
        var beginning = BEGINNING.matcher(cut);
        if (beginning.find()) {
            level = switch (beginning.group(1)) {
                case "ERROR" -> Level.ERROR;
                case "WARN" -> Level.WARNING;
                case null, default -> Level.INFO;
            };
            return new LogLine(level, SafeText.line(cut));
        }
        return new LogLine(level, "    " + SafeText.line(cut));
    }
}
