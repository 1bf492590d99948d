package app.parley.client.ui.update;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How the update stands, and what can be done: in the settings always, over the chats only where there is
/// something to say. On the JavaFX thread.
public final class UpdateView extends VBox {
    @FXML
    private Label words;

    @FXML
    private Label help;

    @FXML
    private Label notes;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button news;

    @FXML
    private Button deed;

    @FXML
    private Button later;

    private boolean opened;

    public UpdateView() {
        Fxml.load(this);
        managedProperty().bind(visibleProperty());
        for (var node : new Node[] {help, notes, progress, news, deed, later}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        words.textProperty().subscribe(_ -> words.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        news.setOnAction(_ -> {
            opened = !opened;
            notes.setVisible(opened);
        });
    }

    /// @param onlyOnTop whether it is seen only when it is worth a line over the chats
    public void bind(UpdateViewModel model, boolean onlyOnTop) {
        // Only while somebody can see it: the model outlives every page that was ever opened.
        sceneProperty().flatMap(_ -> model.shown()).subscribe(now -> show(model, now, onlyOnTop));
    }

    private void show(UpdateViewModel model, UpdateViewModel.@Nullable Shown now, boolean onlyOnTop) {
        if (now == null) return;
        setVisible(now.onTop() || !onlyOnTop);
        words.setText(now.words());
        help.setText(now.help());
        help.setVisible(!now.help().isEmpty());
        notes.setText(now.notes());
        news.setVisible(!now.notes().isEmpty());
        notes.setVisible(!now.notes().isEmpty() && opened);
        progress.setVisible(now.progress() >= 0);
        progress.setProgress(Math.max(0, now.progress()));
        deed.setVisible(now.deed().isPresent());
        now.deed().ifPresent(what -> {
            deed.setText(Texts.of("update.deed." + what.name()));
            deed.setOnAction(_ -> {
                if (what == UpdateViewModel.Deed.COPY) copy(model.command());
                model.carryOut(what);
            });
        });
        later.setVisible(now.later());
        later.setText(Texts.of(now.progress() >= 0 ? "update.cancel" : "update.later"));
        later.setOnAction(_ -> model.putOff());
    }

    private static void copy(String text) {
        var clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
    }
}
