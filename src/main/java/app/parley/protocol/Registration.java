package app.parley.protocol;

/// `POST /api/register`.
public record Registration(String username, String displayName, String password, DeviceDescription device) {
    public Registration {
        checkUsername(username);
        Bounds.length("displayName", displayName, 1, Bounds.NAME_MAX);
        Bounds.length("password", password, Bounds.PASSWORD_MIN, Bounds.PASSWORD_MAX);
    }

    /// Throws when `username` is not `[a-z0-9_.]{3,32}`.
    public static void checkUsername(String username) {
        if (!username.matches("[a-z0-9_.]{3,32}")) {
            throw new InvalidFieldException("username has 3–32 characters of a–z, 0–9, _ and .");
        }
    }

    /// Leaves the password out of logs.
    @Override
    public String toString() {
        return "Registration[" + username + "]";
    }
}
