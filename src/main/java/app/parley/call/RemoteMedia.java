package app.parley.call;

/// What the other side says it sends.
public record RemoteMedia(boolean audio, boolean video, boolean screen) {}
