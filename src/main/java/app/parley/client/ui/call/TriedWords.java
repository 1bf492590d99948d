package app.parley.client.ui.call;

import app.parley.call.Tried;
import app.parley.client.ui.Texts;
import org.jspecify.annotations.Nullable;

/// By which ways a call was tried that never connected, in words. Pure.
final class TriedWords {
    private TriedWords() {}

    /// Empty where nothing is known of it.
    static String of(@Nullable Tried tried) {
        if (tried == null) return "";
        if (tried.mine().isEmpty()) return Texts.of("call.tried.nothing");
        if (tried.theirs().isEmpty()) return Texts.of("call.tried.nothingOfTheirs");
        var outside = tried.mine().contains(Tried.Kind.SRFLX) || tried.mine().contains(Tried.Kind.PRFLX);
        var ways = Texts.of(outside ? "call.tried.outside" : "call.tried.inside");
        return ways + " " + Texts.of(tried.relay() ? "call.tried.relay" : "call.tried.noRelay");
    }
}
