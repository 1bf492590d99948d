package app.parley.protocol;

/// `POST /api/login`.
public record Login(String username, String password, DeviceDescription device) {
    public Login {
        Bounds.length("username", username, 1, Bounds.PASSWORD_MAX);
        Bounds.length("password", password, 1, Bounds.PASSWORD_MAX);
    }

    /// Leaves the password out of logs.
    @Override
    public String toString() {
        return "Login[" + username + "]";
    }
}
