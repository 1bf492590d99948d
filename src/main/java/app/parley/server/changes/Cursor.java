package app.parley.server.changes;

import app.parley.protocol.ChatId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a device stands in its user's change log; for clients an opaque string of at most 64 characters.
///
/// @param epoch of the database that gave the number
/// @param number of the newest change that the device knows
/// @param told while it is being told all its chats anew: the last one told, in the order of their ids
public record Cursor(String epoch, long number, @Nullable ChatId told) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]+)\\.([0-9]{1,18})(?:\\.([A-Za-z0-9_-]{1,64}))?");

    public Cursor(String epoch, long number) {
        this(epoch, number, null);
    }

    /// Empty for a string that is no cursor of ours.
    public static Optional<Cursor> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) return Optional.empty();
        var told = match.group(3);
        return Optional.of(
                new Cursor(match.group(1), Long.parseLong(match.group(2)), told == null ? null : new ChatId(told)));
    }

    @Override
    public String toString() {
        return told == null ? epoch + "." + number : epoch + "." + number + "." + told;
    }
}
