package app.parley.client.ui.scenes;

import app.parley.client.ui.update.UpdateViewModel;
import app.parley.client.update.Feed.Offer;
import app.parley.client.update.Release;
import app.parley.client.update.ReleaseVersion;
import app.parley.client.update.UpdatePolicy;
import app.parley.client.update.UpdateState;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// A newer version that only seems to be, for the pictures of the demo. On the JavaFX thread.
final class StagedUpdate {
    private static final Release.Installer FILE = new Release.Installer(
            "linux-deb-x86_64", URI.create("https://example.org/parley_2.0.0_amd64.deb"), 1000, "a".repeat(64));
    private static final Offer OFFER = new Offer(
            new Release(ReleaseVersion.read("2.0.0").orElseThrow(), Map.of("en", "Voice messages."), List.of(FILE)),
            FILE);

    private StagedUpdate() {}

    /// One that can be had.
    static UpdateViewModel offered() {
        return of(new UpdateState.Offered(OFFER, null, false));
    }

    /// One that is on its way.
    static UpdateViewModel loading() {
        return of(new UpdateState.Loading(OFFER, 450));
    }

    private static UpdateViewModel of(UpdateState.Phase phase) {
        var state = new UpdateState(phase, UpdatePolicy.BY_ITSELF, null, 0, false);
        return new UpdateViewModel(_ -> {}, "1.4.0", true, state);
    }
}
