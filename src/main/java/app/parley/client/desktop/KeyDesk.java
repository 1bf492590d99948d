package app.parley.client.desktop;

import app.parley.call.CallState;
import app.parley.client.calling.CallControl;
import app.parley.client.desktop.keys.GlobalKey;
import app.parley.client.desktop.keys.GlobalKeys;
import app.parley.client.desktop.keys.KeyPreferences;
import app.parley.client.desktop.keys.TalkKeys;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import app.parley.loop.Loop;
import org.jspecify.annotations.Nullable;

/// Runs [TalkKeys] for the call of whoever is signed in, and listens to the keyboard only while a key is
/// chosen. Its methods post to parley-desktop.
public final class KeyDesk implements AutoCloseable {
    private final TalkKeys rules = new TalkKeys();
    private final Preferences preferences;
    private final GlobalKeys keys;
    private final Loop<Runnable> loop;
    private final Subscription mute;
    private final Subscription talk;
    private TalkKeys.State state = TalkKeys.State.BEGIN;
    private @Nullable CallControl calls;

    /// @param loop the thread parley-desktop; the caller's
    public KeyDesk(Preferences preferences, GlobalKeys keys, Loop<Runnable> loop) {
        this.preferences = preferences;
        this.keys = keys;
        this.loop = loop;
        mute = preferences.observe(KeyPreferences.MUTE, _ -> loop.post(this::choose));
        talk = preferences.observe(KeyPreferences.TALK, _ -> loop.post(this::choose));
    }

    /// Whose call the keys are for; null for nobody's.
    public void serve(@Nullable CallControl control) {
        loop.post(() -> {
            calls = control;
            handle(new TalkKeys.Input.Call(false, false));
            if (control == null) return;
            control.observe(snapshot -> loop.post(() -> {
                if (!control.equals(calls)) return;
                var talking = snapshot.state() instanceof CallState.Live live
                        && !(live instanceof CallState.Ringing)
                        && !(live instanceof CallState.Calling);
                var muted = snapshot.state() instanceof CallState.Present present
                        && present.call().local().muted();
                handle(new TalkKeys.Input.Call(talking, muted));
            }));
        });
    }

    @Override
    public void close() {
        mute.unsubscribe();
        talk.unsubscribe();
        loop.post(keys::close);
    }

    private void choose() {
        var muting = preferences.get(KeyPreferences.MUTE);
        var talking = preferences.get(KeyPreferences.TALK);
        handle(new TalkKeys.Input.Chosen(muting, talking));
        if (muting == GlobalKey.NONE && talking == GlobalKey.NONE) keys.close();
        else preferences.set(KeyPreferences.HEARD, keys.start(this::heard));
    }

    private void heard(GlobalKey key, boolean pressed) {
        loop.post(() -> handle(new TalkKeys.Input.Key(key, pressed)));
    }

    private void handle(TalkKeys.Input input) {
        var step = rules.step(state, input);
        state = step.next();
        var control = calls;
        if (control == null) return;
        for (var effect : step.effects()) {
            switch (effect) {
                case TalkKeys.Effect.SetMuted(var muted) -> control.setMuted(muted);
            }
        }
    }
}
