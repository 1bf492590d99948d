package app.parley.client;

import app.parley.client.account.Account;
import app.parley.client.account.Reply;
import app.parley.client.account.SignIn;
import app.parley.client.account.StoredSession;
import app.parley.client.calling.CallLoop;
import app.parley.client.calling.CallPorts;
import app.parley.client.calling.IceServerCache;
import app.parley.client.calling.RingPolicy;
import app.parley.client.calling.Ringer;
import app.parley.client.media.AudioTap;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.synthetic.PictureSource;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.media.webrtc.WebRtcEngine;
import app.parley.client.signalling.ReconnectPolicy;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.SignallingListener;
import app.parley.client.signalling.socketio.SocketIoSignalling;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.IceServers;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The composition root of the client: the only place that chooses adapters for the ports and makes threads.
/// The window and the bot begin here.
public final class ClientWiring implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MediaEngine media;
    private final Clock clock = Clock.systemUTC();

    private ClientWiring(MediaEngine media) {
        this.media = media;
    }

    /// With this machine's microphone, speaker and camera. May block for a second when the sound system is far
    /// away.
    public static ClientWiring withDevices() {
        return new ClientWiring(WebRtcEngine.withDevices());
    }

    /// With made-up sound and pictures, and no sound system.
    public static ClientWiring withSynthetic(Supplier<SoundSource> sound, Supplier<PictureSource> picture) {
        return new ClientWiring(WebRtcEngine.withSynthetic(sound, picture));
    }

    public MediaEngine media() {
        return media;
    }

    /// Virtual threads, one a task: for files, databases and HTTP.
    public ExecutorService threads() {
        return threads;
    }

    /// What can be asked of `server` before one is signed in. The caller closes it.
    public SignIn signIn(URI server, DeviceDescription device) {
        return new SignIn(server, device, threads);
    }

    /// The calls of a signed-in device, connecting as of now. The caller closes them.
    ///
    /// @param remoteAudio hears the other side of every call, besides its being played
    public Calls calls(StoredSession session, Ringer ringer, boolean relayOnly, AudioTap remoteAudio) {
        return calls(session, ringer, RingPolicy.SERVERS, relayOnly, remoteAudio);
    }

    /// The same, with a word on which calls may be heard.
    public Calls calls(
            StoredSession session, Ringer ringer, RingPolicy policy, boolean relayOnly, AudioTap remoteAudio) {
        var account = new Account(session.server(), session.token(), threads);
        var signalling = new SocketIoSignalling(
                session.server(), session.token(), session.device(), ReconnectPolicy.DEFAULT, threads);
        var loop = new ThreadLoop<Runnable>("parley-call", Runnable::run);
        var iceServers = new IceServerCache(() -> iceServers(account), relayOnly, clock, loop);
        signalling.listen(new SignallingListener() {
            @Override
            public void connected() {
                iceServers.renew();
            }
        });
        var ports = new CallPorts(media, signalling, ringer, policy, iceServers, remoteAudio);
        var calls = new CallLoop(ports, loop, clock, () -> UUID.randomUUID().toString());
        return new Calls(account, signalling, calls, iceServers, ringer, loop);
    }

    @Override
    public void close() {
        media.close();
        threads.shutdownNow();
    }

    private static CompletableFuture<IceServers> iceServers(Account account) {
        return account.iceServers().thenApply(reply -> switch (reply) {
            case Reply.Got<IceServers>(var servers) -> servers;
            case Reply.Failed<IceServers>(var failure) -> throw new CompletionException(failure.toString(), null);
        });
    }

    /// The parts of a signed-in device that calls need.
    public record Calls(
            Account account,
            Signalling signalling,
            CallLoop control,
            IceServerCache iceServers,
            Ringer ringer,
            ThreadLoop<Runnable> loop)
            implements AutoCloseable {

        /// Ends what is going on and says good-bye to the server.
        @Override
        public void close() {
            control.hangUp();
            loop.close();
            signalling.close();
            ringer.close();
            account.close();
        }
    }
}
