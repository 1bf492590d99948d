package app.parley.client.diagnostics;

import app.parley.client.media.MediaEngine;
import app.parley.client.media.MediaListenerAdapter;
import app.parley.client.media.MediaSetup;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.IceServers.IceServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Asks a STUN or TURN server for an address the way a call does: by gathering candidates through it. Opens no
/// device, so a call that runs goes on undisturbed.
record Gathering(MediaEngine media, Waiting waiting) {
    /// libwebrtc asks a STUN server for 9.5 s before it gives up (RFC 8489, section 6.2.1, seven tries).
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static boolean isRelay(IceServer server) {
        return server.urls().getFirst().startsWith("turn");
    }

    /// Whether it answers. Blocks.
    boolean answers(IceServer server) {
        var relay = isRelay(server);
        var found = new CompletableFuture<Boolean>();
        try (var session =
                media.open(new MediaSetup(List.of(server), relay), new Candidates(relay ? "relay" : "srflx", found))) {
            session.createOffer(false);
            return waiting.forAnswer(found, PATIENCE).orElse(false);
        }
    }

    /// Waits for a candidate of one type.
    private static final class Candidates extends MediaListenerAdapter {
        private final String type;
        private final CompletableFuture<Boolean> found;

        Candidates(String type, CompletableFuture<Boolean> found) {
            this.type = type;
            this.found = found;
        }

        @Override
        public void localCandidate(@Nullable IceCandidate candidate) {
            if (candidate == null) {
                found.complete(false);
            } else if (candidate.candidate().contains(" typ " + type)) {
                found.complete(true);
            }
        }

        @Override
        public void broken(String what) {
            found.complete(false);
        }
    }
}
