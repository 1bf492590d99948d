package app.parley.server.gateway;

import app.parley.server.limits.ClientAddresses;
import app.parley.server.limits.ConnectionLimits;
import app.parley.server.socketio.engine.Peer;
import app.parley.server.socketio.engine.SessionGate;
import java.util.OptionalLong;

/// Bounds how many sessions of sockets an address opens and has. Runs on event loops.
public record SessionLimits(ConnectionLimits limits, ClientAddresses addresses) implements SessionGate {
    @Override
    public OptionalLong enter(Peer peer) {
        return limits.enterAtRate(addressOf(peer));
    }

    @Override
    public void left(Peer peer) {
        limits.left(addressOf(peer));
    }

    private String addressOf(Peer peer) {
        return addresses.of(peer.address(), peer.forwardedFor());
    }
}
