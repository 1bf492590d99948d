package app.parley.server.tls;

/// A certificate that cannot be shown; the message says why and names the file.
public final class BadCertificateException extends Exception {
    private static final long serialVersionUID = 1;

    BadCertificateException(String message) {
        super(message);
    }

    BadCertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
