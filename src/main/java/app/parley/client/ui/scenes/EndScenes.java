package app.parley.client.ui.scenes;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.call.EndReason;
import app.parley.call.Tried;
import app.parley.protocol.CallType;
import app.parley.protocol.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Every way in which a call ends, and every failure. Part of [CallScenes].
final class EndScenes {
    private final List<CallScenes.Scene> scenes = new ArrayList<>();

    private EndScenes() {}

    static List<CallScenes.Scene> all() {
        var list = new EndScenes();
        list.ends();
        list.failures();
        return list.scenes;
    }

    private void ends() {
        ended("call-ended", new EndReason.NoAnswer());
        ended("call-busy", new EndReason.Busy());
        ended("call-declined", new EndReason.Declined(false));
        ended("call-offline", new EndReason.PeerOffline());
        ended("call-missed", new EndReason.Missed());
        ended("call-cancelled", new EndReason.Cancelled(false));
        ended("call-answered-elsewhere", new EndReason.AnsweredElsewhere());
        ended("call-declined-elsewhere", new EndReason.DeclinedElsewhere());
        ended("call-disconnected", new EndReason.Disconnected());
        add("call-hung-up", (calls, _) -> {
            CallScenes.video(calls, CallScenes.AMARA);
            calls.ended(new EndReason.HungUp(false), Duration.ofSeconds(1447));
        });
    }

    private void failures() {
        for (var trouble : Trouble.values()) {
            notice("call-microphone-" + name(trouble), new CallFailure.Microphone(trouble));
            notice("call-camera-" + name(trouble), new CallFailure.Camera(trouble));
        }
        notice("call-screen-missing", new CallFailure.Screen(Trouble.MISSING));
        notice("call-screen-refused", new CallFailure.Screen(Trouble.REFUSED));
        notice("call-no-sound", new CallFailure.NoSoundSystem());
        failed("call-failure", new CallFailure.NothingConnected(tried()));
        failed("call-failed-relay-refused", new CallFailure.RelayRefused(401));
        failed("call-failed-no-relay", new CallFailure.NoRelay());
        failed("call-failed-connection-lost", new CallFailure.ConnectionLost());
        failed("call-failed-server", new CallFailure.ServerUnreachable());
        failed("call-failed-media", new CallFailure.MediaBroken());
        for (var code : EnumSet.of(
                ErrorCode.UNAUTHORIZED,
                ErrorCode.NOT_IN_CHAT,
                ErrorCode.CALLER_BUSY,
                ErrorCode.RATE_LIMITED,
                ErrorCode.UNAVAILABLE,
                ErrorCode.INTERNAL)) failed("call-refused-" + name(code), new CallFailure.Refused(code));
    }

    private static Tried tried() {
        return new Tried(Set.of(Tried.Kind.HOST, Tried.Kind.SRFLX), Set.of(Tried.Kind.HOST));
    }

    private void notice(String name, CallFailure.Device trouble) {
        add(name, (calls, _) -> {
            calls.active(CallScenes.AMARA, CallType.VIDEO, CallScenes.NOW.minusSeconds(9));
            calls.local(false, false, trouble);
            calls.remote(true, false);
        });
    }

    private void ended(String name, EndReason reason) {
        add(name, (calls, _) -> {
            calls.ringingThere(CallScenes.AMARA, CallType.VIDEO);
            calls.ended(reason, Duration.ZERO);
        });
    }

    private void failed(String name, CallFailure failure) {
        ended(name, new EndReason.Failed(failure));
    }

    private void add(String name, CallScenes.Script script) {
        var scene = CallScenes.scene(name, script);
        scenes.add(scene);
        if (name.equals("call-failure") || name.equals("call-camera-refused")) scenes.add(scene.narrow());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
