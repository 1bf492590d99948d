package app.parley.protocol;

/// With sound alone, or with picture too.
public enum CallType {
    AUDIO,
    VIDEO
}
