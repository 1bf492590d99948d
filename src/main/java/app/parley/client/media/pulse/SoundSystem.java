package app.parley.client.media.pulse;

import app.parley.machine.OperatingSystem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks whether there is a sound system, without native code: on a Linux without PulseAudio (or PipeWire in its
/// place) the library waits for it for ever, or ends the process. Other systems always have one.
public final class SoundSystem {
    /// A sound server on this machine answers in well under a millisecond; one on another may take a while.
    private static final int CONNECT_MS = 1000;

    private static final int PULSE_PORT = 4713; // pulseaudio's default, PULSE_SERVER's documentation

    private SoundSystem() {}

    /// Whether the sound system of this machine can be reached now. Blocks for a second at most.
    public static boolean present() {
        return !isPulse() || servers(System.getenv()).stream().anyMatch(SoundSystem::answers);
    }

    /// Whether the sound system is PulseAudio, if there is one: on Linux.
    public static boolean isPulse() {
        return OperatingSystem.LINUX.isCurrent();
    }

    /// Where libpulse would look, in its order: `PULSE_SERVER` alone if it is set, else the user's runtime
    /// directory.
    static List<String> servers(Map<String, String> environment) {
        var named = environment.getOrDefault("PULSE_SERVER", "").strip();
        if (!named.isEmpty()) return List.of(named.split("\\s+"));
        var places = new ArrayList<String>();
        var runtime = environment.get("PULSE_RUNTIME_PATH");
        if (runtime != null && !runtime.isEmpty()) places.add("unix:" + runtime + "/native");
        var xdg = environment.get("XDG_RUNTIME_DIR");
        if (xdg != null && !xdg.isEmpty()) places.add("unix:" + xdg + "/pulse/native");
        return places;
    }

    /// Whether something listens at `server`, in the words of `PULSE_SERVER`: `unix:/path`, `/path`,
    /// `tcp:host:port`, `host`, each with the machine it is meant for in braces before it, or not.
    static boolean answers(String server) {
        try {
            connect(server).close();
            return true;
        } catch (IOException | RuntimeException absent) {
            return false;
        }
    }

    /// Connects to the first server that answers. Blocks for a second at most.
    static SocketChannel connect() throws IOException {
        for (var server : servers(System.getenv())) if (answers(server)) return connect(server);
        throw new IOException("no sound server");
    }

    private static SocketChannel connect(String server) throws IOException {
        var place = server.replaceFirst("^\\{[^}]*}", "");
        if (place.startsWith("unix:") || place.startsWith("/")) {
            return SocketChannel.open(UnixDomainSocketAddress.of(Path.of(place.replaceFirst("^unix:", ""))));
        }
        var parts = place.replaceFirst("^tcp[46]?:", "").split(":", 2);
        var port = parts.length == 2 ? Integer.parseInt(parts[1]) : PULSE_PORT;
        var channel = SocketChannel.open();
        try {
            channel.socket().connect(new InetSocketAddress(parts[0], port), CONNECT_MS);
            return channel;
        } catch (IOException | RuntimeException absent) {
            channel.close();
            throw absent;
        }
    }
}
