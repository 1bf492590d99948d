package app.parley.client.media;

import app.parley.protocol.IceServers.IceServer;
import java.util.List;

/// How a call's media is to be set up.
///
/// @param iceServers the server's list, the only one used
/// @param relayOnly whether to connect by relays alone, hiding this machine's addresses
public record MediaSetup(List<IceServer> iceServers, boolean relayOnly) {
    public MediaSetup {
        iceServers = List.copyOf(iceServers);
    }
}
