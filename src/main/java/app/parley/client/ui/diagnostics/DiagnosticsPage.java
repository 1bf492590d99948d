package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingsPage;
import javafx.scene.layout.VBox;

/// For when something does not work. On the JavaFX thread.
public final class DiagnosticsPage {
    private DiagnosticsPage() {}

    public static SettingsPage of(Diagnostics diagnostics) {
        return new SettingsPage(
                title(),
                "fth-activity",
                ChecksView.ROWS,
                () -> new VBox(new ChecksView(new ChecksViewModel(diagnostics, FxThread.EXECUTOR))));
    }

    /// By which the page is opened.
    public static String title() {
        return Texts.of("settings.diagnostics");
    }
}
