package app.parley.client.ui.account;

import app.parley.client.ui.Texts;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.settings.SettingsPage;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The page of the account. On the JavaFX thread.
public final class AccountPage {
    private AccountPage() {}

    /// What the page needs beside the account.
    ///
    /// @param server where the account is, as a person reads it
    /// @param background runs what takes a while: reading and decoding a picture
    /// @param signOut ends the session of this device
    /// @param moreRows what stands on further parts
    /// @param more makes them; shown between the devices and the end
    public record Parts(
            String server,
            TimeWords words,
            Executor background,
            Runnable signOut,
            List<String> moreRows,
            Supplier<List<Node>> more) {}

    public static SettingsPage of(AccountViewModel model, Parts parts) {
        var rows = Stream.of(
                        List.of(ProfileView.PICTURE),
                        SettingRow.keys("displayName", "passwordCurrent", "passwordNext", "passwordAgain"),
                        List.of(OwnDevicesView.TITLE),
                        parts.moreRows(),
                        SettingRow.keys("signOut"))
                .flatMap(List::stream)
                .toList();
        return new SettingsPage(Texts.of("account.title"), "fth-user", rows, () -> view(model, parts));
    }

    private static VBox view(AccountViewModel model, Parts parts) {
        var page = new VBox(
                new ProfileView(model, parts.server(), parts.background()),
                heading("account.password"),
                new PasswordView(model),
                heading(OwnDevicesView.TITLE),
                new OwnDevicesView(model, parts.words()));
        page.getChildren().addAll(parts.more().get());
        page.getChildren().add(signOut(parts.signOut()));
        model.open();
        return page;
    }

    private static SettingRow signOut(Runnable action) {
        var button = button("account.signOut", "plain", action);
        return new SettingRow("signOut", button);
    }

    public static Label heading(String key) {
        var heading = new Label(Texts.of(key));
        heading.getStyleClass().add("setting-heading");
        return heading;
    }

    static Button button(String key, String style, Runnable action) {
        var button = new Button(Texts.of(key));
        button.getStyleClass().add(style);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// The line that says what came of a deed.
    static Label said(ObservableValue<AccountViewModel.Said> said) {
        var label = new Label();
        label.setWrapText(true);
        label.managedProperty().bind(label.visibleProperty());
        said.subscribe(now -> {
            label.setText(now.text());
            label.setVisible(!now.text().isEmpty());
            label.getStyleClass().setAll("label", "setting-said", now.wrong() ? "wrong" : "done");
        });
        return label;
    }
}
