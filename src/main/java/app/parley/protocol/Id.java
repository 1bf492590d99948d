package app.parley.protocol;

/// An opaque id: 1–64 characters of `[A-Za-z0-9_-]`. Each kind of id is a type of its own, so that they cannot
/// be mixed up.
public sealed interface Id permits UserId, DeviceId, ChatId, MessageId, AttachmentId, CallId, ClientId, RequestId {
    /// Longest id, in characters.
    int MAX_LENGTH = 64;

    String value();

    /// Returns `value` when it has the form of an id, else throws [InvalidFieldException].
    static String check(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new InvalidFieldException("an id has 1–64 characters");
        }
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            var allowed =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
            if (!allowed) throw new InvalidFieldException("an id has only letters, digits, _ and -");
        }
        return value;
    }
}
