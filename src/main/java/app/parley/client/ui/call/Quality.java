package app.parley.client.ui.call;

import app.parley.client.media.CallStats;
import org.jspecify.annotations.Nullable;

/// How good the connection is, as bars.
public enum Quality {
    /// Nothing is known yet: no bars.
    UNKNOWN(0),
    BAD(1),
    WEAK(2),
    FAIR(3),
    GOOD(4);

    /// Round trips, ms: twice the one-way delays below which ITU-T G.114 finds speech unimpaired (150 ms) and
    /// hardly bearable (400 ms), and the middle between them.
    private static final double RTT_GOOD = 300;

    private static final double RTT_FAIR = 500;
    private static final double RTT_WEAK = 800;

    /// Lost packets, percent: Opus hides about 3 % unnoticed (RFC 6716, section 2.1.7 on loss robustness), and
    /// syllables go missing from about 10 %.
    private static final double LOSS_GOOD = 3;

    private static final double LOSS_FAIR = 6;
    private static final double LOSS_WEAK = 10;

    private final int bars;

    Quality(int bars) {
        this.bars = bars;
    }

    /// 0–4.
    public int bars() {
        return bars;
    }

    static Quality of(@Nullable CallStats stats) {
        if (stats == null || stats.rttMs() == null) return UNKNOWN;
        var loss = stats.lossPercent() == null ? 0 : stats.lossPercent();
        return min(grade(stats.rttMs(), RTT_GOOD, RTT_FAIR, RTT_WEAK), grade(loss, LOSS_GOOD, LOSS_FAIR, LOSS_WEAK));
    }

    private static Quality grade(double value, double good, double fair, double weak) {
        if (value <= good) return GOOD;
        if (value <= fair) return FAIR;
        return value <= weak ? WEAK : BAD;
    }

    private static Quality min(Quality one, Quality other) {
        return one.bars < other.bars ? one : other;
    }
}
