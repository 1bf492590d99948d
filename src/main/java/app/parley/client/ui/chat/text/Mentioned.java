package app.parley.client.ui.chat.text;

/// Somebody whom a message names on purpose: their name stands in its text behind an @.
///
/// @param self whether it is the one who reads
public record Mentioned(String name, boolean self) {}
