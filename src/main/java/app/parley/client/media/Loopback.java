package app.parley.client.media;

import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import org.jspecify.annotations.Nullable;

/// Hands what one session has to say straight to another session of the same process, in place of a server: for
/// measurements and tests.
public final class Loopback extends MediaListenerAdapter {
    private volatile @Nullable MediaSession other;

    /// Begins to hand over to `session`; before anything is asked of the session that this listens to.
    public void connect(MediaSession session) {
        other = session;
    }

    @Override
    public void localDescription(SessionDescription description) {
        var session = other;
        if (session == null) return;
        switch (description.type()) {
            case OFFER -> session.applyOffer(description);
            case ANSWER -> session.applyAnswer(description);
        }
    }

    @Override
    public void localCandidate(@Nullable IceCandidate candidate) {
        var session = other;
        if (session != null) session.addCandidate(candidate);
    }

    @Override
    public void broken(String what) {
        throw new IllegalStateException(what);
    }
}
