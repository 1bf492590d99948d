package app.parley.client.calling;

import app.parley.protocol.ServerCallEvent;

/// PORT: whether an incoming call may be heard here. Asked on parley-call whenever the server tells of one, which
/// may be several times for the same call; answers from memory.
@FunctionalInterface
public interface RingPolicy {
    /// As the server says.
    RingPolicy SERVERS = call -> !call.silent();

    boolean rings(ServerCallEvent.Incoming call);
}
