package app.parley.client.media;

import app.parley.call.CallFailure;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import org.jspecify.annotations.Nullable;

/// Lets pass all that a session has to say, but for its end: for who listens to a few things only. Whoever runs a
/// call implements [MediaListener] itself, so that nothing new is missed.
public abstract class MediaListenerAdapter implements MediaListener {
    @Override
    public void localDescription(SessionDescription description) {}

    @Override
    public void localCandidate(@Nullable IceCandidate candidate) {}

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
}
