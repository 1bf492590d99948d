package app.parley.protocol;

/// An uploaded file, chosen by the server.
public record AttachmentId(String value) implements Id {
    public AttachmentId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
