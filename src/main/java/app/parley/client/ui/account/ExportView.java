package app.parley.client.ui.account;

import app.parley.client.export.Export;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingRow;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Writes one's data into a file, with how far it is and a way to stop. Leaving the page stops it. On the JavaFX
/// thread.
public final class ExportView extends VBox {
    /// What stands here, for the page.
    public static final List<String> ROWS = SettingRow.keys("export");

    private final BiFunction<Path, Consumer<Export.Progress>, Export> begin;
    private final Button start = AccountPage.button("account.export.begin", "plain", this::choose);
    private final Button stop = AccountPage.button("account.cancel", "plain", this::stop);
    private final ProgressBar bar = new ProgressBar(0);
    private final Label said = new Label();
    private final HBox line = new HBox(bar, stop);
    private @Nullable Export export;

    /// @param begin writes into a file and tells how far it is, on any thread
    public ExportView(BiFunction<Path, Consumer<Export.Progress>, Export> begin) {
        this.begin = begin;
        getStyleClass().add("account-part");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("account.export.progress"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        line.getStyleClass().add("account-buttons");
        line.setVisible(false);
        line.managedProperty().bind(line.visibleProperty());
        said.setWrapText(true);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        getChildren().setAll(new SettingRow("export", start), line, said);
        sceneProperty().subscribe(scene -> {
            if (scene == null) stop();
        });
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("settings.export"));
        chooser.setInitialFileName("Parley.zip");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.of("account.export.files"), "*.zip"));
        var file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) write(file.toPath());
    }

    /// Begins.
    void write(Path file) {
        start.setDisable(true);
        line.setVisible(true);
        bar.setProgress(0);
        say("", false);
        var begun = begin.apply(file, now -> FxThread.run(() -> show(now)));
        export = begun;
        var _ = begun.outcome().whenCompleteAsync((outcome, _) -> over(outcome), FxThread.EXECUTOR);
    }

    private void stop() {
        if (export != null) export.cancel().run();
    }

    private void show(Export.Progress now) {
        bar.setProgress(now.allChats() == 0 ? 0 : (double) now.chats() / now.allChats());
        if (export != null) say(Texts.of("account.export.now", now.messages(), now.files()), false);
    }

    private void over(Export.@Nullable Outcome outcome) {
        export = null;
        start.setDisable(false);
        line.setVisible(false);
        switch (outcome) {
            case Export.Outcome.Done(var all) ->
                say(Texts.of("account.export.done", all.messages(), all.files()), false);
            case Export.Outcome.Cancelled _ -> say(Texts.of("account.export.cancelled"), false);
            case Export.Outcome.NotConnected _ -> say(Texts.of("account.export.notConnected"), true);
            case Export.Outcome.NotWritten _ -> say(Texts.of("account.export.notWritten"), true);
            case null -> say(Texts.of("account.export.notWritten"), true);
        }
    }

    private void say(String text, boolean wrong) {
        said.setText(text);
        said.getStyleClass().setAll("label", "setting-said", wrong ? "wrong" : "done");
    }
}
