package app.parley.protocol;

/// `GET /api/server`: what a server is, before anybody signs in.
public record ServerInfo(String name, String version, int protocol, Limits limits, RegistrationPolicy registration) {
    /// The revision of the protocol that this code speaks.
    public static final int PROTOCOL = 1;

    /// Figures that a client needs. Times in milliseconds, sizes in bytes.
    public record Limits(int messageChars, long attachmentBytes, long ringTimeoutMs, long reconnectGraceMs) {}

    /// Whether anybody may make an account.
    public enum RegistrationPolicy {
        OPEN,
        CLOSED
    }
}
