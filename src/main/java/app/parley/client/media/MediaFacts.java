package app.parley.client.media;

/// What was found when the engine started.
///
/// @param library the native library's name and version
/// @param soundSystem false where there is no sound system: calls connect, and neither record nor play
public record MediaFacts(String library, boolean soundSystem) {}
