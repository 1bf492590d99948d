package app.parley.client.diagnostics;

import app.parley.call.CallFailure;
import app.parley.client.media.CallStats;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.MediaListener;
import app.parley.client.media.MediaSetup;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.IceServers.IceServer;
import app.parley.protocol.SessionDescription;
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
    private record Candidates(String type, CompletableFuture<Boolean> found) implements MediaListener {
        @Override
        public void localCandidate(@Nullable IceCandidate candidate) {
            if (candidate == null) {
                found.complete(false);
            } else if (candidate.candidate().contains(" typ " + type)) {
                found.complete(true);
            }
        }

        @Override
        public void localDescription(SessionDescription description) {}

        @Override
        public void connection(Connection connection) {}

        @Override
        public void noWayOut(CallFailure failure) {}

        @Override
        public void deviceFailed(CallFailure.Device failure) {}

        @Override
        public void devicesOpen(boolean microphone, boolean camera) {}

        @Override
        public void sharing(boolean on) {}

        @Override
        public void firstRemoteAudio() {}

        @Override
        public void firstRemoteVideo() {}

        @Override
        public void stats(CallStats stats) {}

        @Override
        public void broken(String what) {
            found.complete(false);
        }
    }
}
