package app.parley.server.store;

/// PORT. Hears how the database does. Called on its writer; must not block.
public interface StoreMeter {
    /// Counts nothing.
    StoreMeter NONE = new StoreMeter() {
        @Override
        public void committed(int writes, long nanos) {}

        @Override
        public void written(long nanos) {}
    };

    /// A batch of so many writes was committed in this time.
    void committed(int writes, long nanos);

    /// A write is durable, this long after it was asked for.
    void written(long nanos);
}
