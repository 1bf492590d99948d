package app.parley.server.gateway;

import app.parley.protocol.Ack;
import java.util.function.Consumer;

/// PORT. Counts what clients ask and how it is answered. Called on every thread that handles events, event loops
/// included; must not block.
@FunctionalInterface
public interface EventMeter {
    /// Counts nothing.
    EventMeter NONE = (_, _) -> _ -> {};

    /// An event has come; the answer is to be told to what this returns, once.
    ///
    /// @param name as the client wrote it, so it may be any text
    /// @param relayed whether it is one that is only passed on
    Consumer<Ack> begin(String name, boolean relayed);
}
