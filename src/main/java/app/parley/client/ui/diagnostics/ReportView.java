package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.BugReport;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.RowPlace;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Says what a report has in it, lets it be looked at line by line, and saves what was looked at. On the JavaFX
/// thread.
public final class ReportView extends VBox {
    /// What stands here, for the page.
    static final String ROW = "report.title";

    @FXML
    private Button prepare;

    @FXML
    private Button save;

    @FXML
    private Label said;

    @FXML
    private ComboBox<String> file;

    @FXML
    private ListView<String> lines;

    /// Asks where to; empty when it is let be.
    private Supplier<Optional<Path>> target = this::choose;

    public ReportView(ReportViewModel model) {
        Fxml.load(this);
        RowPlace.mark(this, ROW);
        for (var node : new Node[] {save, file, lines, said})
            node.managedProperty().bind(node.visibleProperty());
        prepare.disableProperty().bind(model.busy());
        prepare.setOnAction(_ -> model.prepare());
        save.disableProperty().bind(model.busy());
        save.setOnAction(_ -> target.get().ifPresent(model::save));
        model.report().subscribe(this::show);
        file.valueProperty().subscribe(name -> {
            var report = model.report().get();
            lines.getItems()
                    .setAll(
                            report == null || name == null
                                    ? List.of()
                                    : report.files().getOrDefault(name, List.of()));
        });
        model.said().subscribe(now -> {
            said.setText(now.text());
            said.setVisible(!now.text().isEmpty());
            said.getStyleClass().setAll("label", "setting-said", now.wrong() ? "wrong" : "done");
        });
    }

    /// Asks by another way than the system's dialog.
    void askBy(Supplier<Optional<Path>> way) {
        target = way;
    }

    private void show(@Nullable BugReport report) {
        for (var node : new Node[] {save, file, lines}) node.setVisible(report != null);
        if (report == null) return;
        file.setValue(null);
        file.getItems().setAll(report.files().keySet());
        file.getSelectionModel().selectFirst();
    }

    private Optional<Path> choose() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("report.save"));
        chooser.setInitialFileName("Parley-report.zip");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.of("account.export.files"), "*.zip"));
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                .map(File::toPath);
    }
}
