package app.parley.call;

import app.parley.call.CallEffect.SetShownSize;
import app.parley.call.CallEffect.StartShare;
import app.parley.call.CallEffect.StartTimer;
import app.parley.call.CallEffect.StopShare;
import app.parley.call.CallState.Live;
import app.parley.loop.Step;
import app.parley.protocol.CallSignal;
import java.util.List;

/// What [LiveMoves] does about how large pictures are shown, and about the screen in place of the camera's picture.
final class Picturing {
    private Picturing() {}

    /// The window shows the other side at `size`. Before the call is answered there is nobody to tell.
    static Step<CallState, CallEffect> shown(Live state, PictureSize size) {
        var call = state.call();
        var wanted = state.with(call.with(call.views().withWanted(size)));
        return CallMoves.isAnswered(state) && !call.views().pausing() ? say(wanted) : Step.to(wanted);
    }

    /// What was wanted in the meantime is said now.
    static Step<CallState, CallEffect> rested(Live state) {
        var call = state.call();
        return say(state.with(call.with(call.views().rested())));
    }

    /// Says how large the other side is shown, if that is news to them.
    static Step<CallState, CallEffect> say(Live state) {
        var call = state.call();
        var size = call.views().wanted();
        if (size == null || !call.views().isNews()) return Step.to(state);
        var said = state.with(call.with(call.views().saying()));
        return CallMoves.negotiate(said, call.negotiation().say(new CallSignal.View(size.width(), size.height())))
                .and(List.of(new StartTimer(CallTimer.VIEW)));
    }

    static Step<CallState, CallEffect> peerShows(Live state, PictureSize size) {
        var call = state.call();
        if (size.equals(call.views().theirs())) return Step.to(state);
        return Step.to(state.with(call.with(call.views().withTheirs(size))), new SetShownSize(size));
    }

    static Step<CallState, CallEffect> share(Live state, ShareSource source, ShareSource.Content content) {
        var call = state.call();
        if (call.hold().mine()) return Step.to(state);
        var open = call.local().isSharing();
        var sharing = new Sharing(source, content, open);
        return Step.to(state.with(call.with(call.local().withSharing(sharing))), new StartShare(source, content));
    }

    static Step<CallState, CallEffect> stopSharing(Live state) {
        var call = state.call();
        if (call.local().sharing() == null) return Step.to(state);
        return CallMoves.tellMedia(state.with(call.with(call.local().withSharing(null))), new StopShare());
    }

    /// The media have begun to share, or cannot go on with it.
    static Step<CallState, CallEffect> sharingOpen(Live state, boolean on) {
        var call = state.call();
        var sharing = call.local().sharing();
        if (sharing == null || (on && sharing.open())) return Step.to(state);
        var now = on ? sharing.opened() : null;
        return CallMoves.tellMedia(state.with(call.with(call.local().withSharing(now))));
    }
}
