package app.parley.client.desktop.sound;

import app.parley.call.CallEffect.Cue;

/// The soft tones around a call, as samples: quiet enough not to startle.
final class Tones {
    private Tones() {}

    /// One round of what the caller hears: 1 s of 425 Hz and 4 s of silence, as European exchanges have it (ITU-T
    /// E.180).
    static short[] ringback() {
        return new Synth(5).swell(0, 1, 425, 0.12).samples();
    }

    static short[] cue(Cue cue) {
        var synth = new Synth(0.5);
        switch (cue) {
            case CONNECTED -> synth.swell(0, 0.15, 523, 0.15).swell(0.12, 0.25, 784, 0.15);
            case RECONNECTING -> synth.swell(0, 0.15, 440, 0.12).swell(0.2, 0.15, 440, 0.12);
            // Heard beside a voice: high, short and soft.
            case WAITING -> synth.swell(0, 0.2, 988, 0.08);
            case ENDED -> synth.swell(0, 0.15, 523, 0.15).swell(0.12, 0.25, 392, 0.15);
        }
        return synth.samples();
    }
}
