package app.parley.client.diagnostics;

/// What the [Doctor] looks at, one [Finding] each, in the order in which it does.
public enum Subject {
    SERVER(true),
    /// Whether the server knows this device's session.
    SESSION(true),
    STUN(true),
    TURN(true),
    /// The native library.
    MEDIA(false),
    SOUND(false),
    MICROPHONE(false),
    SPEAKER(false),
    CAMERA(false),
    DISPLAY(false),
    TYPEFACES(false),
    /// What an administrator has decided for all users.
    ADMINISTRATOR(false),
    JAVA(false);

    private final boolean connection;

    Subject(boolean connection) {
        this.connection = connection;
    }

    /// Whether it is on the way to others, and not of this machine.
    public boolean isConnection() {
        return connection;
    }
}
