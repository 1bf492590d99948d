package app.parley.client.ui.attention;

import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.Theme;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/// [LinkDesk.Questions] in small windows over the main one. Not now is the default answer. On the JavaFX thread.
public final class LinkQuestions implements LinkDesk.Questions {
    private final Stage main;
    private final Theme theme;

    public LinkQuestions(Stage main, Theme theme) {
        this.main = main;
        this.theme = theme;
    }

    @Override
    public void ask(String question, String yesWords, Runnable yes) {
        // Cancel before OK: Enter and Escape both leave it.
        var no = new ButtonType(Texts.of("link.notNow"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var call = new ButtonType(yesWords, ButtonBar.ButtonData.OTHER);
        var alert = alert(question, call, no);
        alert.setOnHidden(_ -> {
            if (alert.getResult() == call) yes.run();
        });
        alert.show();
    }

    @Override
    public void tell(String words) {
        alert(words, new ButtonType(Texts.of("call.action.CLOSE"), ButtonBar.ButtonData.CANCEL_CLOSE))
                .show();
    }

    private Alert alert(String words, ButtonType... buttons) {
        var alert = new Alert(Alert.AlertType.NONE, words, buttons);
        alert.initOwner(main);
        alert.setTitle("Parley");
        theme.dress(alert.getDialogPane().getScene());
        return alert;
    }
}
