package app.parley.client.media.webrtc;

import app.parley.client.media.AudioTap;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The device modules of trials, beside the one that calls share. Runs on parley-media.
///
/// A module is kept for the next trial and never disposed of. libwebrtc's stop does not wait for the module's
/// thread, which may be handing sound over at that moment (`audio_device_pulse_linux.cc` unlocks around it), and
/// webrtc-java's disposal frees what that thread uses (`AudioDeviceModuleBase.dispose`): one trial in some fifty
/// ended the process.
final class TrialModules {
    private final Deque<TrialRecorder> recorders = new ArrayDeque<>();
    private final Deque<TrialPlayer> players = new ArrayDeque<>();

    /// @param from where the library can choose one; else its first, which is the system's choice and from where
    ///     the sound system moves the stream
    /// @throws RuntimeException or an [Error] of the library if it does not open
    TrialRecorder record(Optional<AudioDevice> from, AudioTap tap) {
        var kept = recorders.poll();
        var recorder = kept == null ? new TrialRecorder() : kept;
        recorder.start(from, tap);
        return recorder;
    }

    /// @param on as in [#record]
    /// @param ended told when `samples` are through, on the library's thread
    /// @throws RuntimeException or an [Error] of the library if it does not open
    TrialPlayer play(Optional<AudioDevice> on, short[] samples, Runnable ended) {
        var device = on.map(AudioDevice::getDescriptor);
        var kept = player(device);
        var player = kept == null ? new TrialPlayer(device) : kept;
        player.start(on, samples, ended);
        return player;
    }

    void stop(TrialRecorder recorder) {
        recorder.stop();
        recorders.push(recorder);
    }

    void stop(TrialPlayer player) {
        player.stop();
        players.push(player);
    }

    /// Another device may take more bytes at a time, and the library makes room for them only once a module.
    private @Nullable TrialPlayer player(Optional<String> device) {
        for (var one : players) {
            if (!one.device().equals(device)) continue;
            players.remove(one);
            return one;
        }
        return null;
    }
}
