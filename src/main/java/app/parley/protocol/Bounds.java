package app.parley.protocol;

/// Lengths in characters, which are Unicode code points. The protocol's section 2 sets them all.
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

    /// Returns `value` when it lies from `min` to `max`, else throws naming `field`.
    public static int range(String field, int value, int min, int max) {
        if (value < min || value > max) throw new InvalidFieldException(field + " is from " + min + " to " + max);
        return value;
    }
}
