package app.parley.server.attachments;

import java.io.IOException;

/// What is uploaded ends before its end: the client went away. Thrown by the stream that an upload is read from.
public final class BodyBrokenException extends IOException {
    private static final long serialVersionUID = 1;

    public BodyBrokenException(String message) {
        super(message);
    }
}
