package app.parley.client;

import app.parley.client.desktop.SystemOpener;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.update.UpdateViewModel;
import app.parley.client.update.DownloadsFolder;
import app.parley.client.update.PackageKind;
import app.parley.client.update.ReleaseVersion;
import app.parley.client.update.UpdateInput;
import app.parley.client.update.Updates;
import app.parley.client.update.http.HttpUpdateSource;
import app.parley.client.update.json.FeedJson;
import app.parley.loop.ThreadLoop;
import app.parley.machine.OperatingSystem;
import java.time.Clock;

/// Puts the update of the program together, for a window that takes part in the desktop. Made and closed on the
/// JavaFX thread, or closed when that has ended.
final class UpdateWiring implements AutoCloseable {
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-update", Runnable::run);
    private final HttpUpdateSource source = new HttpUpdateSource();
    private final Updates updates;
    private final UpdateViewModel model;

    UpdateWiring(ClientWiring client, ClientOptions options) {
        updates = new Updates(
                new Updates.Parts(
                        UpdateWiring.class.getPackage().getImplementationVersion(),
                        PackageKind.here(),
                        source,
                        FeedJson::read,
                        options.preferences(),
                        Clock.systemUTC(),
                        DownloadsFolder::standard,
                        SystemOpener::open,
                        client.threads()),
                loop);
        model = new UpdateViewModel(
                updates::post,
                updates.own().map(ReleaseVersion::toString).orElse(""),
                OperatingSystem.LINUX.isCurrent(),
                updates.state());
        updates.observe(state -> FxThread.run(() -> model.show(state)));
    }

    UpdateViewModel model() {
        return model;
    }

    /// A call has begun or ended.
    void talking(boolean on) {
        updates.post(new UpdateInput.Talking(on));
    }

    @Override
    public void close() {
        updates.close();
        loop.close();
        source.close();
    }
}
