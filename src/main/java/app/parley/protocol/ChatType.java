package app.parley.protocol;

/// Between two people, or among many under a title.
public enum ChatType {
    DIRECT,
    GROUP
}
