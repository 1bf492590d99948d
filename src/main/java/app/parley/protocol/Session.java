package app.parley.protocol;

/// What signing in gives: who one is, and the token that proves it until `expiresAt` (milliseconds since the
/// epoch).
public record Session(Me user, String token, long expiresAt) {
    /// Leaves the token out of logs.
    @Override
    public String toString() {
        return "Session[" + user.username() + "]";
    }
}
