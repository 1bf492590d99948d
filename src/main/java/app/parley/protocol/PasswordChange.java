package app.parley.protocol;

/// `POST /api/password`.
public record PasswordChange(String current, String next) {
    public PasswordChange {
        Bounds.length("current", current, 1, Bounds.PASSWORD_MAX);
        Bounds.length("next", next, Bounds.PASSWORD_MIN, Bounds.PASSWORD_MAX);
    }

    /// Leaves the passwords out of logs.
    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
