package app.parley.client.desktop.power;

/// PORT: keeps the machine and its screen awake. Methods return at once; where nothing can be done they do nothing.
/// Safe on every thread.
public interface Wakefulness extends AutoCloseable {
    /// Keeps it awake until [#release]. Again does nothing.
    ///
    /// @param why a few words that the system may show
    void hold(String why);

    void release();

    @Override
    void close();
}
