package app.parley.client.desktop.tray;

/// PORT: the program's mark in the panel. Methods return at once; where there is no panel they do nothing. Safe on
/// every thread.
public interface Tray extends AutoCloseable {
    /// Whether the mark is in a panel now, so that somebody who closed the window finds it again.
    boolean isThere();

    /// Shows it so from now on.
    void show(TrayLook look);

    @Override
    void close();
}
