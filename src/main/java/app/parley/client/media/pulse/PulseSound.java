package app.parley.client.media.pulse;

import app.parley.client.media.MediaDevice;
import app.parley.client.media.SoundDevices;
import app.parley.client.media.pulse.PulseConnection.Command;
import app.parley.loop.ThreadLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The microphones and speakers of a Linux desktop, by its sound server. A thread of its own, parley-sound, reads
/// what the server says; what it means is told on parley-media. The server moves running streams without a break,
/// also, by itself, those whose device is unplugged.
public final class PulseSound implements SoundDevices {
    private static final Logger log = LoggerFactory.getLogger(PulseSound.class);

    /// From the server's end, or its refusal, to the next try: as long as systemd takes to start it anew.
    private static final Duration AGAIN = Duration.ofSeconds(3);
    /// `PA_SUBSCRIPTION_MASK_SINK`, `…_SOURCE`, `…_SINK_INPUT`, `…_SOURCE_OUTPUT`, `…_SERVER`.
    private static final int OF_INTEREST = 0x01 | 0x02 | 0x04 | 0x08 | 0x80;
    /// `PA_SUBSCRIPTION_EVENT_SERVER`: another device is the system's choice.
    private static final int SERVER = 0x07;
    /// `PA_SUBSCRIPTION_EVENT_CHANGE`: of a device or stream, its volume, its state; or someone has moved it by
    /// hand, which is theirs to do.
    private static final int CHANGE = 0x10;

    private static final int COOKIE = 256; // PA_NATIVE_COOKIE_LENGTH
    private static final String PROCESS = Long.toString(ProcessHandle.current().pid());

    private final Executor media;
    private final Server server;
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-sound", Runnable::run);
    private Consumer<Found> told = _ -> {};
    private SoundMap map = SoundMap.EMPTY;
    private @Nullable PulseConnection connection;
    private @Nullable String microphone;
    private @Nullable String speaker;
    private boolean asking;
    private boolean askAgain;
    private boolean closed;
    private boolean missed;

    /// Hears whether there is a sound server; called on parley-media.
    @FunctionalInterface
    public interface Server {
        /// Told at each connection, and each time that it is lost or not to be had. Two without a loss between them
        /// do not come.
        void present(boolean now);
    }

    /// @param media runs what is told, on parley-media
    public PulseSound(Executor media, Server server) {
        this.media = media;
        this.server = server;
    }

    @Override
    public synchronized void watch(Consumer<Found> told) {
        this.told = told;
        loop.post(this::connect);
    }

    @Override
    public synchronized void use(Optional<MediaDevice> microphone, Optional<MediaDevice> speaker) {
        this.microphone = microphone.map(MediaDevice::id).orElse(null);
        this.speaker = speaker.map(MediaDevice::id).orElse(null);
        move();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            disconnect();
        }
        loop.close();
    }

    // ---- on parley-sound

    /// Stays here as long as the connection lasts.
    private void connect() {
        try {
            var opened = new PulseConnection(SoundSystem.connect(), this::changed);
            synchronized (this) {
                if (closed) {
                    opened.close();
                    return;
                }
                connection = opened;
                asking = false;
                missed = false;
                greet(opened);
            }
            media.execute(() -> server.present(true));
            while (true) opened.read();
        } catch (IOException | RuntimeException e) {
            synchronized (this) {
                if (closed) return;
                if (!missed) log.info("the sound server does not answer; asked again later: {}", e.toString());
                missed = true;
                disconnect();
                nothing();
                media.execute(() -> server.present(false));
            }
            loop.postAfter(AGAIN, this::connect);
        }
    }

    private synchronized void changed(int facility, int type) {
        if (type == CHANGE && facility != SERVER) return;
        lookAgain();
    }

    private void greet(PulseConnection opened) throws IOException {
        var hello = PulseConnection.nothing().number(PulseConnection.VERSION).bytes(cookie());
        opened.ask(Command.AUTH, hello, answer -> {
            if (answer == null) throw new IllegalStateException("the sound server does not let this program in");
        });
        opened.ask(
                Command.SET_CLIENT_NAME,
                PulseConnection.nothing().properties(Map.of("application.name", "Parley")),
                _ -> {});
        opened.ask(Command.SUBSCRIBE, PulseConnection.nothing().number(OF_INTEREST), _ -> {});
        look();
    }

    /// With the answer still open, once more after it: many things change at once when a device is plugged in.
    private void lookAgain() {
        if (asking) askAgain = true;
        else look();
    }

    private synchronized void look() {
        var open = connection;
        if (open == null) return;
        asking = true;
        askAgain = false;
        var names = new ArrayList<String>();
        var sinks = new ArrayList<SoundMap.Device>();
        var sources = new ArrayList<SoundMap.Device>();
        var playing = new ArrayList<SoundMap.Stream>();
        try {
            open.ask(Command.GET_SERVER_INFO, PulseConnection.nothing(), in -> names.addAll(defaults(in)));
            list(open, Command.GET_SINK_INFO_LIST, SoundMap.Device::read, sinks::addAll);
            list(open, Command.GET_SOURCE_INFO_LIST, SoundMap.Device::read, sources::addAll);
            list(open, Command.GET_SINK_INPUT_INFO_LIST, in -> SoundMap.Stream.read(in, true), playing::addAll);
            list(
                    open,
                    Command.GET_SOURCE_OUTPUT_INFO_LIST,
                    in -> SoundMap.Stream.read(in, false),
                    recording -> seen(new SoundMap(
                            names.getFirst(), names.getLast(), sinks, sources, playing, List.copyOf(recording))));
        } catch (IOException e) {
            log.debug("the sound server cannot be asked", e);
            disconnect();
        }
    }

    private synchronized void seen(SoundMap now) {
        asking = false;
        var news = !now.found().equals(map.found());
        map = now;
        if (news) media.execute(() -> told.accept(now.found()));
        move();
        if (askAgain) look();
    }

    /// Without a server there are no devices.
    private void nothing() {
        asking = false;
        if (map.found().equals(SoundMap.EMPTY.found())) return;
        map = SoundMap.EMPTY;
        media.execute(() -> told.accept(SoundMap.EMPTY.found()));
    }

    private static <T> void list(
            PulseConnection open, Command command, Function<TagReader, T> read, Consumer<List<T>> then)
            throws IOException {
        open.ask(command, PulseConnection.nothing(), in -> {
            var all = new ArrayList<T>();
            while (in != null && in.hasMore()) all.add(read.apply(in));
            then.accept(all);
        });
    }

    /// The names of the speaker and the microphone that the system uses.
    private static List<String> defaults(@Nullable TagReader in) {
        if (in == null) return List.of("", "");
        for (var passedOver = 0; passedOver < 4; passedOver++) in.text();
        in.skipSampleSpec();
        var sink = in.text();
        var source = in.text();
        return List.of(sink == null ? "" : sink, source == null ? "" : source);
    }

    // ---- on any thread

    private synchronized void move() {
        var open = connection;
        if (open == null) return;
        try {
            var played = map.playingElsewhere(speaker, PROCESS);
            var recorded = map.recordingElsewhere(microphone, PROCESS);
            // As if all were done: one that the server refuses is not asked again before something else has changed.
            map = map.after(played, recorded);
            for (var move : played) move(open, Command.MOVE_SINK_INPUT, move);
            for (var move : recorded) move(open, Command.MOVE_SOURCE_OUTPUT, move);
        } catch (IOException e) {
            log.debug("a stream cannot be moved", e);
        }
    }

    private static void move(PulseConnection open, Command command, SoundMap.Move move) throws IOException {
        var to = PulseConnection.nothing()
                .number(move.stream())
                .number(move.device())
                .noText();
        open.ask(command, to, answer -> log.debug("{} {}", move, answer == null ? "refused" : "done"));
    }

    private void disconnect() {
        var open = connection;
        connection = null;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException e) {
            log.debug("the connection to the sound server", e);
        }
    }

    /// What shows that this is the server's own user, from where libpulse reads it. A server that asks for none
    /// gets zeros.
    private static byte[] cookie() {
        var home = Path.of(System.getProperty("user.home", "."));
        var named = System.getenv("PULSE_COOKIE");
        var places = named != null && !named.isEmpty()
                ? List.of(Path.of(named))
                : List.of(home.resolve(".config/pulse/cookie"), home.resolve(".pulse-cookie"));
        for (var place : places) {
            try {
                var bytes = Files.readAllBytes(place);
                if (bytes.length == COOKIE) return bytes;
            } catch (IOException e) {
                log.debug("no cookie there", e);
            }
        }
        return new byte[COOKIE];
    }
}
