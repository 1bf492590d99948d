package app.parley.demo;

import app.parley.bot.BotReport.Remote;
import app.parley.bot.CallRecorder;
import app.parley.call.CallKey;
import app.parley.client.calling.CallWitness;
import app.parley.client.media.CallStats;
import app.parley.client.media.synthetic.ToneMeter;

/// Measures the other side by the connection's figures: the pictures themselves belong to the window. Runs on
/// parley-call.
final class StatsMeter implements CallRecorder.RemoteMeter, CallWitness {
    private final ToneMeter tone;
    private Remote remote = NOTHING;

    private static final Remote NOTHING = new Remote(0, 0, 0, 0, false, null, null);

    StatsMeter(ToneMeter tone) {
        this.tone = tone;
    }

    @Override
    public void begin() {
        remote = NOTHING;
    }

    @Override
    public Remote remote() {
        return remote;
    }

    @Override
    public void stats(CallKey key, CallStats stats) {
        var heard = tone.read();
        var silent = Double.isNaN(heard.toneHz());
        remote = new Remote(
                Math.max(remote.width(), stats.width()),
                Math.max(remote.height(), stats.height()),
                stats.fps(),
                remote.frames() + Math.round(stats.fps()),
                false,
                silent ? remote.audioLevelDbfs() : Double.valueOf(heard.dbfs()),
                silent ? remote.toneHz() : Double.valueOf(heard.toneHz()));
    }
}
