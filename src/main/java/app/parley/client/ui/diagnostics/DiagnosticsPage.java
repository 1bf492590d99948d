package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.FxTicker;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingsPage;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.layout.VBox;

/// For when something does not work. On the JavaFX thread.
public final class DiagnosticsPage {
    /// What stands on it.
    private static final List<String> ROWS = Stream.concat(
                    ChecksView.ROWS.stream(), Stream.of(LogView.ROW, ReportView.ROW))
            .toList();

    private DiagnosticsPage() {}

    /// @param names of people and chats, which a report must not have
    public static SettingsPage of(Diagnostics diagnostics, Supplier<? extends Collection<String>> names) {
        return new SettingsPage(title(), "fth-activity", ROWS, () -> {
            var checks = new ChecksViewModel(diagnostics, FxThread.EXECUTOR);
            var log = new LogViewModel(diagnostics::log, FxThread.EXECUTOR, new FxTicker());
            var report = new ReportViewModel(diagnostics, checks::findings, names, FxThread.EXECUTOR);
            return new VBox(new ChecksView(checks), new LogView(log), new ReportView(report));
        });
    }

    /// By which the page is opened.
    public static String title() {
        return Texts.of("settings.diagnostics");
    }
}
