package app.parley.client.voice;

import app.parley.client.voice.opus.OpusSound;
import java.util.List;
import java.util.stream.IntStream;

/// How a voice message looks: how loud it is along its length.
///
/// @param bars [#BARS] of them, from 0 for silence to 1
/// @param millis how long it is
public record VoiceShape(List<Double> bars, long millis) {
    /// As many as can be told apart in a bubble.
    public static final int BARS = 48;

    /// Packets that are looked at: of a longer one some are left out, so that an hour costs no more than a minute.
    private static final int LOOKED_AT = 3000;

    /// Before it is known.
    public static final VoiceShape UNKNOWN =
            new VoiceShape(IntStream.range(0, BARS).mapToObj(_ -> 0.0).toList(), 0);

    public VoiceShape {
        bars = List.copyOf(bars);
    }

    /// Takes a third of a second for a minute of speech.
    static VoiceShape of(OpusSound sound) {
        var stride = Math.ceilDiv(sound.packets(), LOOKED_AT);
        var energy = new double[BARS];
        var counts = new long[BARS];
        var decoding = sound.sample(stride);
        var packets = Math.ceilDiv(sound.packets(), stride);
        var packet = 0;
        for (var samples = decoding.next(); samples != null; samples = decoding.next()) {
            var bar = Math.min(BARS - 1, packet++ * BARS / packets);
            energy[bar] += Loudness.energy(samples);
            counts[bar] += samples.length;
        }
        // A short one has fewer packets than bars.
        for (var bar = 1; bar < BARS; bar++) {
            if (counts[bar] > 0) continue;
            energy[bar] = energy[bar - 1];
            counts[bar] = counts[bar - 1];
        }
        var bars = IntStream.range(0, BARS)
                .mapToObj(bar -> Loudness.of(energy[bar], counts[bar]))
                .toList();
        return new VoiceShape(bars, sound.millis());
    }
}
