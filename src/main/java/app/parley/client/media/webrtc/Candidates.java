package app.parley.client.media.webrtc;

import app.parley.protocol.IceCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps candidates until the description that they belong to is where they go: ours until ours is announced,
/// theirs until theirs is applied. Without it neither side can do anything with them. Runs on parley-media.
final class Candidates {
    private final Consumer<@Nullable IceCandidate> announce;
    private final Consumer<IceCandidate> apply;
    private final List<@Nullable IceCandidate> ours = new ArrayList<>();
    private final List<IceCandidate> theirs = new ArrayList<>();
    private boolean describing;
    private boolean described;

    Candidates(Consumer<@Nullable IceCandidate> announce, Consumer<IceCandidate> apply) {
        this.announce = announce;
        this.apply = apply;
    }

    /// A description of ours is being made.
    void describing() {
        describing = true;
    }

    /// It was announced, or failed.
    void announced() {
        describing = false;
        var waited = new ArrayList<>(ours);
        ours.clear();
        waited.forEach(announce);
    }

    /// One of ours; null is their end.
    void gathered(@Nullable IceCandidate candidate) {
        if (describing) ours.add(candidate);
        else announce.accept(candidate);
    }

    /// A description of theirs was applied.
    void described() {
        described = true;
        theirs.forEach(apply);
        theirs.clear();
    }

    void received(IceCandidate candidate) {
        if (described) apply.accept(candidate);
        else theirs.add(candidate);
    }
}
