package app.parley.client.ui.signin;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.failure.FailureBannerView;
import atlantafx.base.controls.PasswordTextField;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The card by which one comes in. Enter submits from every field. On the JavaFX thread.
public final class SignInView extends StackPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    @FXML
    private ToggleButton signInTab;

    @FXML
    private ToggleButton registerTab;

    @FXML
    private VBox displayNameBox;

    @FXML
    private TextField username;

    @FXML
    private Label usernameError;

    @FXML
    private TextField displayName;

    @FXML
    private Label displayNameError;

    @FXML
    private PasswordTextField password;

    @FXML
    private Label passwordError;

    @FXML
    private FailureBannerView failure;

    @FXML
    private Button submit;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private HBox serverLine;

    @FXML
    private Label server;

    @FXML
    private Button change;

    @FXML
    private VBox serverBox;

    @FXML
    private TextField typedServer;

    @FXML
    private Label serverError;

    @FXML
    private Button keep;

    public SignInView() {
        Fxml.load(this);
        for (var node : List.<Node>of(displayNameBox, serverLine, change, serverBox, progress))
            node.managedProperty().bind(node.visibleProperty());
        password.setRight(eye());
    }

    public void bind(SignInViewModel model) {
        registerTab.setOnAction(_ -> model.registering().set(true));
        signInTab.setOnAction(_ -> model.registering().set(false));
        model.registering().subscribe(registering -> {
            registerTab.setSelected(registering);
            signInTab.setSelected(!registering);
            displayNameBox.setVisible(registering);
            submit.setText(Texts.of(registering ? "signin.register" : "signin.signIn"));
            username.requestFocus();
        });
        username.textProperty().bindBidirectional(model.username());
        displayName.textProperty().bindBidirectional(model.displayName());
        password.textProperty().subscribe(() -> model.password().set(password.getPassword()));
        model.password().subscribe(text -> {
            if (text.isEmpty() && !password.getPassword().isEmpty()) password.clear();
        });
        typedServer.textProperty().bindBidirectional(model.typedServer());
        server.setText(model.offeredServer());
        change.setVisible(model.mayChangeServer());
        change.setOnAction(_ -> {
            model.changingServer().set(true);
            typedServer.requestFocus();
        });
        keep.setOnAction(_ -> model.changingServer().set(false));
        serverBox.visibleProperty().bind(model.changingServer());
        serverLine.visibleProperty().bind(model.changingServer().not());
        error(usernameError, model.usernameError(), username);
        error(displayNameError, model.displayNameError(), displayName);
        error(passwordError, model.passwordError(), password);
        error(serverError, model.serverError(), typedServer);
        model.failure().subscribe(what -> failure.show(what, model::offers, model::carryOut));
        progress.visibleProperty().bind(model.busy());
        submit.disableProperty().bind(model.busy());
        submit.setOnAction(_ -> model.submit());
        for (var field : List.of(username, displayName, password, typedServer)) {
            field.setOnAction(_ -> model.submit());
            field.disableProperty().bind(model.busy());
        }
    }

    /// Puts the cursor where the typing begins.
    public void begin() {
        username.requestFocus();
    }

    /// Shows what is wrong with a field below it, and brings the cursor there.
    private static void error(Label label, ObservableValue<String> error, TextField field) {
        label.textProperty().bind(error);
        label.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !error.getValue().isEmpty(), error));
        label.managedProperty().bind(label.visibleProperty());
        error.subscribe(text -> {
            field.pseudoClassStateChanged(WRONG, !text.isEmpty());
            field.setAccessibleHelp(text);
            if (!text.isEmpty() && !(field.getScene() != null && wrongAlready(field))) field.requestFocus();
        });
    }

    /// Whether the cursor stands in a field that is wrong: the first one keeps it.
    private static boolean wrongAlready(TextField field) {
        var focused = field.getScene().getFocusOwner();
        return focused != null
                && !focused.equals(field)
                && focused.getPseudoClassStates().contains(WRONG);
    }

    private Button eye() {
        var icon = new FontIcon("fth-eye");
        var eye = new Button(null, icon);
        eye.getStyleClass().add("eye");
        eye.setFocusTraversable(true);
        password.revealPasswordProperty().subscribe(shown -> {
            icon.setIconLiteral(shown ? "fth-eye-off" : "fth-eye");
            var words = Texts.of(shown ? "signin.hidePassword" : "signin.showPassword");
            eye.setAccessibleText(words);
            eye.setTooltip(new Tooltip(words));
        });
        eye.setOnAction(_ -> password.setRevealPassword(!password.getRevealPassword()));
        return eye;
    }
}
