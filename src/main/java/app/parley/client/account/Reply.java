package app.parley.client.account;

/// What came of asking the server over HTTP: what was asked for, or why not.
///
/// @param <T> what was asked for
public sealed interface Reply<T> {
    record Got<T>(T value) implements Reply<T> {}

    record Failed<T>(AccountFailure failure) implements Reply<T> {}
}
