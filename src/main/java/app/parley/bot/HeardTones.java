package app.parley.bot;

import app.parley.client.media.synthetic.ToneMeter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was heard over a call: its loudest moment, and the tone that most of the sound's energy had. One moment
/// alone may mislead: where the jitter buffer lengthens or cuts sound, after a break for one, a tone sounds
/// higher for a quarter of a second; and a sound system's noise suppression takes a steady tone away after a
/// while. Not safe for threads.
final class HeardTones {
    private final Map<Double, Double> energies = new HashMap<>();
    private double loudest = Double.NEGATIVE_INFINITY;

    void add(ToneMeter.Reading reading) {
        if (Double.isNaN(reading.toneHz())) return;
        loudest = Math.max(loudest, reading.dbfs());
        energies.merge(reading.toneHz(), Math.pow(10, reading.dbfs() / 10), Double::sum);
    }

    /// Level of the loudest moment; null when nothing was heard.
    @Nullable
    Double loudestDbfs() {
        return energies.isEmpty() ? null : loudest;
    }

    /// The tone; null when nothing was heard.
    @Nullable
    Double toneHz() {
        return energies.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
