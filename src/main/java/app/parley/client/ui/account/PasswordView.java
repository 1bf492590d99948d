package app.parley.client.ui.account;

import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingRow;
import java.util.List;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/// Changes the password. Enter in any field does what the button does. On the JavaFX thread.
final class PasswordView extends VBox {
    private final AccountViewModel model;
    private final PasswordField current = field("passwordCurrent");
    private final PasswordField next = field("passwordNext");
    private final PasswordField again = field("passwordAgain");

    PasswordView(AccountViewModel model) {
        this.model = model;
        getStyleClass().add("account-part");
        for (var field : List.of(current, next, again)) field.setOnAction(_ -> change());
        var change = AccountPage.button("account.password.change", "plain", this::change);
        change.disableProperty().bind(model.busy());
        getChildren()
                .setAll(
                        new SettingRow("passwordCurrent", current),
                        new SettingRow("passwordNext", next),
                        new SettingRow("passwordAgain", again),
                        AccountPage.said(model.passwordSaid()),
                        new VBox(change));
        getChildren().getLast().getStyleClass().add("setting-last");
    }

    private void change() {
        model.changePassword(current.getText(), next.getText(), again.getText(), () -> {
            for (var field : List.of(current, next, again)) field.clear();
        });
    }

    private static PasswordField field(String key) {
        var field = new PasswordField();
        field.getStyleClass().add("field");
        field.setPrefColumnCount(16);
        field.setAccessibleText(Texts.of("settings." + key));
        return field;
    }
}
