package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.Subject;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.settings.RowPlace;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What calls need, one row each. Looks as soon as it is in a scene, and stops when it leaves it. On the JavaFX
/// thread.
public final class ChecksView extends VBox {
    /// What stands here, for the page.
    static final List<String> ROWS = List.of("doctor.connection", "doctor.machine");

    @FXML
    private Label summary;

    @FXML
    private Button again;

    @FXML
    private VBox connection;

    @FXML
    private VBox machine;

    public ChecksView(ChecksViewModel model) {
        Fxml.load(this);
        RowPlace.mark(connection, ROWS.getFirst());
        RowPlace.mark(machine, ROWS.getLast());
        for (var subject : Subject.values()) {
            var rows = subject.isConnection() ? connection : machine;
            rows.getChildren().add(new CheckRow(subject, model.finding(subject)));
        }
        // Read as it changes: nobody has to go from row to row to hear how it stands.
        summary.textProperty().bind(model.summary());
        summary.textProperty().subscribe(_ -> summary.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        again.disableProperty().bind(model.running());
        again.setOnAction(_ -> model.run());
        sceneProperty().subscribe(scene -> {
            if (scene == null) model.stop();
            else model.run();
        });
    }
}
