package app.parley.client.account;

import app.parley.protocol.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why the server did not do what was asked over HTTP. Values to show, not bugs.
public sealed interface AccountFailure {
    /// No such user, or another password: the server does not tell which.
    record WrongCredentials() implements AccountFailure {}

    record UsernameTaken() implements AccountFailure {}

    /// A field is out of bounds.
    ///
    /// @param message names the field, in the server's or the protocol's plain English
    record InvalidInput(String message) implements AccountFailure {}

    /// This server makes no new accounts.
    record RegistrationClosed() implements AccountFailure {}

    /// The session is over: the token has ended, here or from another device.
    record SignedOut() implements AccountFailure {}

    /// Too often; it may help to wait `after`.
    record RateLimited(Duration after) implements AccountFailure {}

    /// The files on this machine cannot be read or written: the disk is full, or the folder is somebody else's.
    record FolderUnusable() implements AccountFailure {}

    /// Nobody answers at that address, or not in time.
    record ServerUnreachable() implements AccountFailure {}

    /// Somebody answers at that address, but it is not Parley.
    record NotAParleyServer() implements AccountFailure {}

    /// It is Parley, of a revision that this client does not speak.
    record UnsupportedServer(int protocol) implements AccountFailure {}

    /// The server understood and did not do it.
    ///
    /// @param ref where the server's log tells more, when it gave one
    record ServerFailed(ErrorCode code, @Nullable String ref) implements AccountFailure {}
}
