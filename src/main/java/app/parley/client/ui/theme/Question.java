package app.parley.client.ui.theme;

import app.parley.client.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;

/// Asks, in a small window over the others, before something is done that cannot be taken back. Letting it be is
/// what Enter and Escape do. On the JavaFX thread.
public final class Question {
    /// Pixels; its words are put on as many lines as they need.
    private static final double WIDTH = 400;

    private Question() {}

    /// Returns at once; the window stands until it is answered.
    ///
    /// @param beside in whose window it is asked
    /// @param key of the texts `question`, `help`, `yes` and `no`
    /// @param deed is done after a yes
    public static void ask(Node beside, String key, Runnable deed) {
        var yes = new ButtonType(Texts.of(key + ".yes"), ButtonBar.ButtonData.OK_DONE);
        var no = new ButtonType(Texts.of(key + ".no"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var asked = new Alert(Alert.AlertType.NONE, Texts.of(key + ".help"), yes, no);
        asked.setTitle("Parley");
        asked.setHeaderText(Texts.of(key + ".question"));
        asked.initOwner(beside.getScene().getWindow());
        var pane = asked.getDialogPane();
        pane.getStylesheets().setAll(beside.getScene().getStylesheets());
        pane.setNodeOrientation(beside.getEffectiveNodeOrientation());
        pane.setPrefWidth(WIDTH);
        button(pane, yes, "plain").setDefaultButton(false);
        button(pane, no, "primary").setDefaultButton(true);
        asked.setOnHidden(_ -> {
            if (asked.getResult() == yes) deed.run();
        });
        asked.show();
    }

    private static Button button(DialogPane pane, ButtonType type, String style) {
        var button = (Button) pane.lookupButton(type);
        button.getStyleClass().add(style);
        return button;
    }
}
