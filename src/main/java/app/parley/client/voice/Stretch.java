package app.parley.client.voice;

import app.parley.client.voice.opus.OpusWriter;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Speech faster without being higher: pieces of it are laid over each other where they are most alike (WSOLA,
/// Verhelst and Roelands 1993). For one thread.
final class Stretch {
    /// 10 ms: longer than a period of the deepest voices.
    private static final int OVERLAP = OpusWriter.SAMPLE_RATE / 100;

    /// What comes out at a time, 20 ms.
    static final int STEP = 2 * OVERLAP;

    /// How far a better place is looked for to either side.
    private static final int REACH = OVERLAP;

    /// Of places, and of samples that are compared: fine enough at 48 kHz.
    private static final int COARSE = 4;

    private final Supplier<short @Nullable []> source;
    private short[] held = new short[0];
    private int from;
    private int to;
    /// Of what is held, that which was reached, with the part of a sample.
    private double place;

    private short @Nullable [] tail;
    private boolean ended;

    /// @param source the next samples; null at the end
    Stretch(Supplier<short @Nullable []> source) {
        this.source = source;
    }

    /// The next [#STEP] samples; fewer at the end, and null after it.
    ///
    /// @param speed 1 to 3
    short @Nullable [] next(double speed) {
        fill((int) place + 2 * REACH + STEP + OVERLAP);
        var there = to - from;
        var at = (int) place;
        if (at >= there) return null;
        var overlapped = tail;
        if (speed == 1 || there < at + REACH + STEP + OVERLAP) {
            // As it is, and so at the end.
            var plain = Arrays.copyOfRange(held, from + at, from + Math.min(there, at + STEP));
            if (overlapped != null) blend(overlapped, plain, plain);
            tail = null;
            drop(at + plain.length);
            place -= (int) place;
            return plain;
        }
        var best = overlapped == null ? at : alike(overlapped, Math.max(0, at - REACH), at + REACH);
        var step = Arrays.copyOfRange(held, from + best, from + best + STEP);
        if (overlapped != null) blend(overlapped, step, step);
        tail = Arrays.copyOfRange(held, from + best + STEP, from + best + STEP + OVERLAP);
        place += speed * STEP;
        // What a better place may be looked for in is kept.
        drop(Math.max(0, (int) place - REACH));
        return step;
    }

    /// How many of the samples that came in were not used yet.
    int waiting() {
        return Math.max(0, to - from - (int) place);
    }

    private int alike(short[] tail, int first, int last) {
        var best = first;
        var most = Double.NEGATIVE_INFINITY;
        for (var at = first; at <= last; at += COARSE) {
            var same = 0.0;
            var energy = 1.0;
            for (var i = 0; i < OVERLAP; i += COARSE) {
                double one = held[from + at + i];
                same += one * tail[i];
                energy += one * one;
            }
            var likeness = same / Math.sqrt(energy);
            if (likeness <= most) continue;
            most = likeness;
            best = at;
        }
        return best;
    }

    /// From what would have come to what comes.
    private static void blend(short[] tail, short[] next, short[] into) {
        for (var i = 0; i < Math.min(OVERLAP, into.length); i++) {
            into[i] = (short) ((tail[i] * (OVERLAP - i) + next[i] * i) / OVERLAP);
        }
    }

    private void fill(int count) {
        while (!ended && to - from < count) {
            var more = source.get();
            if (more == null) {
                ended = true;
                return;
            }
            if (to + more.length > held.length) {
                var kept = Arrays.copyOfRange(held, from, to);
                held = Arrays.copyOf(kept, Math.max(kept.length + more.length, count) * 2);
                to -= from;
                from = 0;
            }
            System.arraycopy(more, 0, held, to, more.length);
            to += more.length;
        }
    }

    private void drop(int count) {
        var dropped = Math.min(count, to - from);
        from += dropped;
        place = Math.max(0, place - dropped);
    }
}
