package app.parley.call;

import app.parley.call.CallEffect.CancelTimer;
import app.parley.call.CallEffect.SetCamera;
import app.parley.call.CallEffect.StartTimer;
import app.parley.call.CallState.Live;
import app.parley.loop.Step;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallSignal.UpgradeStep;
import app.parley.protocol.CallType;
import java.util.List;

/// What [LiveMoves] does about pictures in a call that began without, and back: by the consent of both sides.
///
/// A camera opens only by its own user's word: asking is one, consenting is the other. Two wishes that cross
/// are two consents. Whoever's wish was granted offers; where both did, the offers collide and the callee gives
/// way. A consent to a wish that was taken back in the meantime is taken back too.
final class Upgrading {
    private Upgrading() {}

    static Step<CallState, CallEffect> ask(Live state) {
        var call = state.call();
        if (call.hasVideo() || call.hold().mine()) return Step.to(state);
        return switch (call.upgrade()) {
            case ASKED_BY_ME -> Step.to(state);
            case ASKED_BY_THEM -> answer(state, true, true);
            case NONE, DECLINED, UNANSWERED ->
                say(with(state, Upgrade.ASKED_BY_ME), UpgradeStep.ASK).and(List.of(new StartTimer(CallTimer.UPGRADE)));
        };
    }

    static Step<CallState, CallEffect> answer(Live state, boolean consent, boolean camera) {
        if (state.call().upgrade() != Upgrade.ASKED_BY_THEM) return Step.to(state);
        if (!consent) return closed(say(with(state, Upgrade.NONE), UpgradeStep.DECLINE));
        var said = say(state, UpgradeStep.ACCEPT);
        return CallMoves.onwards(said, next -> withPictures(next, camera));
    }

    static Step<CallState, CallEffect> drop(Live state) {
        if (state.call().hasVideo()) {
            return CallMoves.onwards(say(state, UpgradeStep.DROP), Upgrading::soundOnly);
        }
        return state.call().upgrade() == Upgrade.ASKED_BY_ME
                ? closed(say(with(state, Upgrade.NONE), UpgradeStep.DROP))
                : Step.to(state);
    }

    static Step<CallState, CallEffect> unanswered(Live state) {
        return switch (state.call().upgrade()) {
            case ASKED_BY_ME -> say(with(state, Upgrade.UNANSWERED), UpgradeStep.DROP);
            case ASKED_BY_THEM -> Step.to(with(state, Upgrade.NONE));
            case NONE, DECLINED, UNANSWERED -> Step.to(state);
        };
    }

    static Step<CallState, CallEffect> peer(Live state, UpgradeStep step) {
        if (!CallMoves.isAnswered(state)) return Step.to(state);
        var video = state.call().hasVideo();
        var upgrade = state.call().upgrade();
        return switch (step) {
            case ASK -> {
                // They know less than we do: what they ask for is there.
                if (video) yield say(state, UpgradeStep.ACCEPT);
                if (upgrade == Upgrade.ASKED_BY_ME) yield granted(state);
                if (upgrade == Upgrade.ASKED_BY_THEM) yield Step.to(state);
                yield Step.to(with(state, Upgrade.ASKED_BY_THEM), new StartTimer(CallTimer.UPGRADE));
            }
            case ACCEPT -> {
                if (video) yield Step.to(state);
                yield upgrade == Upgrade.ASKED_BY_ME ? granted(state) : say(state, UpgradeStep.DROP);
            }
            case DECLINE ->
                upgrade == Upgrade.ASKED_BY_ME ? closed(Step.to(with(state, Upgrade.DECLINED))) : Step.to(state);
            case DROP -> {
                if (video) yield soundOnly(state);
                yield upgrade == Upgrade.ASKED_BY_THEM ? closed(Step.to(with(state, Upgrade.NONE))) : Step.to(state);
            }
        };
    }

    private static Step<CallState, CallEffect> granted(Live state) {
        return CallMoves.onwards(withPictures(state, true), CallMoves::renegotiate);
    }

    /// From here on it is a call with pictures.
    private static Step<CallState, CallEffect> withPictures(Live state, boolean camera) {
        var call = state.call();
        var video =
                call.with(CallType.VIDEO).with(Upgrade.NONE).with(call.local().withCamera(camera));
        var agreed = Step.<CallState, CallEffect>to(state.with(video), new CancelTimer(CallTimer.UPGRADE));
        return camera ? agreed.and(List.of(new SetCamera(true))) : agreed;
    }

    private static Step<CallState, CallEffect> soundOnly(Live state) {
        var call = state.call();
        var remote = call.remote();
        var audio = call.with(CallType.AUDIO)
                .with(Upgrade.NONE)
                .with(call.local().withCamera(false))
                .with(new RemoteMedia(remote.audio(), false, remote.screen()));
        return Step.to(state.with(audio), new SetCamera(false));
    }

    private static Live with(Live state, Upgrade upgrade) {
        return state.with(state.call().with(upgrade));
    }

    private static Step<CallState, CallEffect> closed(Step<CallState, CallEffect> step) {
        return step.and(List.of(new CancelTimer(CallTimer.UPGRADE)));
    }

    private static Step<CallState, CallEffect> say(Live state, UpgradeStep step) {
        return CallMoves.negotiate(state, state.call().negotiation().say(new CallSignal.Upgrade(step)));
    }
}
