package app.parley.server;

/// A first message for everybody who joins.
///
/// @param username whose message it is; nobody is greeted while there is no such account
public record Greeting(String username, String text) {}
