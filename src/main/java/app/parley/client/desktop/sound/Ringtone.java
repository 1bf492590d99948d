package app.parley.client.desktop.sound;

/// The rings that come with the program, one round each with its pause. Computed when they are needed, in a few
/// milliseconds.
public enum Ringtone {
    /// Two rising pairs of soft sines.
    PAPER {
        @Override
        public short[] round() {
            return new Synth(3)
                    .swell(0, 0.25, E5, 0.30)
                    .swell(0.2, 0.35, A5, 0.30)
                    .swell(0.6, 0.25, E5, 0.30)
                    .swell(0.8, 0.35, A5, 0.30)
                    .samples();
        }
    },
    /// An unhurried broken chord, as on wooden bars.
    HARBOUR {
        @Override
        public short[] round() {
            var synth = new Synth(3.2);
            double[] notes = {G4, B4, D5, G5, D5, B4};
            for (var i = 0; i < notes.length; i++) synth.strike(i * 0.18, 0.12, notes[i], 0.34, 0.05, 0.12);
            return synth.samples();
        }
    },
    /// Three bells, high and far away.
    LANTERN {
        @Override
        public short[] round() {
            return new Synth(4)
                    .strike(0, 0.35, E5, 0.22, 0.35, 0.18, 0.08)
                    .strike(0.45, 0.35, B5, 0.18, 0.35, 0.18, 0.08)
                    .strike(0.9, 0.45, G5, 0.2, 0.35, 0.18, 0.08)
                    .samples();
        }
    },
    /// Somebody knocks, twice.
    KNOCK {
        @Override
        public short[] round() {
            var synth = new Synth(2.6);
            for (var start : new double[] {0, 0.16, 0.32, 0.9, 1.06, 1.22}) {
                synth.strike(start, 0.028, 196, 0.55, 0.5, 0.3, 0.22, 0.12);
                synth.strike(start, 0.012, 830, 0.2);
            }
            return synth.samples();
        }
    },
    /// The bell of a telephone on a wall: two gongs in turn, 20 strokes a second.
    TELEPHONE {
        @Override
        public short[] round() {
            var synth = new Synth(3.4);
            for (var stroke = 0; stroke < 26; stroke++) {
                synth.strike(stroke * 0.05, 0.05, stroke % 2 == 0 ? 1244 : 1046, 0.16, 0.4, 0.25);
            }
            return synth.samples();
        }
    };

    // Equal temperament, A4 = 440 Hz.
    private static final double G4 = 392.00;
    private static final double B4 = 493.88;
    private static final double D5 = 587.33;
    private static final double E5 = 659.26;
    private static final double G5 = 783.99;
    private static final double A5 = 880.00;
    private static final double B5 = 987.77;

    /// One round, in samples of [Synth#SAMPLE_RATE].
    public abstract short[] round();
}
