package app.parley.protocol;

import java.util.List;

/// Lengths in characters, which are Unicode code points, and numbers. The protocol's section 2 sets all but
/// those that say otherwise; over any of them is `bad_request`.
public final class Bounds {
    public static final int PASSWORD_MIN = 8;
    public static final int PASSWORD_MAX = 1024;
    /// Of a user's display name and of a device's.
    public static final int NAME_MAX = 100;
    public static final int TITLE_MAX = 200;
    public static final int EMOJI_MAX = 32;
    public static final int FILE_NAME_MAX = 255;
    public static final int MESSAGE_MAX = 8_000;
    /// Most attachments of a message: our own choice, more than one looks through.
    public static final int ATTACHMENTS_MAX = 32;
    /// Most users whom a message mentions, and most members of a group: our own choices, since all are told to
    /// each.
    public static final int MENTIONS_MAX = 100;

    public static final int MEMBERS_MAX = 500;
    /// Most different reactions to a message: our own choice, more than anybody looks at.
    public static final int REACTIONS_MAX = 50;
    /// Most rows of a history page, of messages as of calls.
    public static final int PAGE_MAX = 100;
    /// Rows of a history page when the asker does not say.
    public static final int PAGE_DEFAULT = 50;

    private Bounds() {}

    /// Returns `value` when it has `min` to `max` characters, else throws naming `field`.
    public static String length(String field, String value, int min, int max) {
        var characters = value.codePointCount(0, value.length());
        if (characters < min || characters > max) {
            throw new InvalidFieldException(field + " has " + min + "–" + max + " characters");
        }
        return value;
    }

    /// Returns `entries` when they are at most `max`, else throws naming `field`.
    public static <T> List<T> entries(String field, List<T> entries, int max) {
        if (entries.size() > max) throw new InvalidFieldException(field + " has at most " + max + " entries");
        return entries;
    }

    /// Returns `value` when it lies from `min` to `max`, else throws naming `field`.
    public static int range(String field, int value, int min, int max) {
        if (value < min || value > max) throw new InvalidFieldException(field + " is from " + min + " to " + max);
        return value;
    }
}
