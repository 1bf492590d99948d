package app.parley.server.changes;

import java.util.Optional;

/// Where a device stands in its user's change log; for clients an opaque string.
///
/// @param epoch of the database that gave the number
/// @param number of the newest change that the device knows
public record Cursor(String epoch, long number) {
    private static final String SEPARATOR = ".";

    /// Empty for a string that is no cursor of ours.
    public static Optional<Cursor> parse(String text) {
        var dot = text.indexOf(SEPARATOR);
        if (dot < 0 || !text.substring(dot + 1).matches("[0-9]{1,18}")) return Optional.empty();
        return Optional.of(new Cursor(text.substring(0, dot), Long.parseLong(text.substring(dot + 1))));
    }

    @Override
    public String toString() {
        return epoch + SEPARATOR + number;
    }
}
