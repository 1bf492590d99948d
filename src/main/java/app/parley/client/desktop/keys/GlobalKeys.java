package app.parley.client.desktop.keys;

/// PORT: hears the keyboard while other programs have the focus. Safe on every thread.
public interface GlobalKeys extends AutoCloseable {
    /// Begins to listen, if it does not already. Loads native code, so only when a person has asked for it.
    ///
    /// @return whether the system lets it
    boolean start(Listener listener);

    @Override
    void close();

    /// Hears of the keys of [GlobalKey], on a thread of the port's. A key that is held may be told as pressed again
    /// and again.
    interface Listener {
        void key(GlobalKey key, boolean pressed);
    }
}
