package app.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `GET /api/ice-servers`: the STUN and TURN servers for a call, good for `ttlSeconds`.
public record IceServers(List<IceServer> iceServers, long ttlSeconds) {
    public IceServers {
        iceServers = List.copyOf(iceServers);
    }

    /// One server under all its addresses.
    public record IceServer(
            List<String> urls,
            @Nullable String username,
            @Nullable String credential) {
        public IceServer {
            urls = List.copyOf(urls);
        }

        /// Leaves the credential out of logs.
        @Override
        public String toString() {
            return "IceServer" + urls;
        }
    }
}
