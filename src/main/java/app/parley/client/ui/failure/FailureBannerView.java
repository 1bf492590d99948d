package app.parley.client.ui.failure;

import app.parley.client.failure.Remedy;
import app.parley.client.failure.UserFailure;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A failure: what happened, what helps, and each remedy as a button, the likeliest first. The style class `large`
/// gives it the middle of a stage; without it, it is a card. On the JavaFX thread.
public final class FailureBannerView extends StackPane {
    @FXML
    private FontIcon icon;

    @FXML
    private Label title;

    @FXML
    private Label help;

    @FXML
    private Label detail;

    @FXML
    private TextField reference;

    @FXML
    private FlowPane remedies;

    public FailureBannerView() {
        Fxml.load(this);
        managedProperty().bind(visibleProperty());
        detail.visibleProperty().bind(detail.textProperty().isNotEmpty());
        detail.managedProperty().bind(detail.visibleProperty());
        reference.managedProperty().bind(reference.visibleProperty());
        show(null, _ -> false, _ -> {});
    }

    /// @param failure null hides it
    /// @param offered whether a remedy can be carried out here
    public void show(@Nullable UserFailure failure, Predicate<Remedy> offered, Consumer<Remedy> carryOut) {
        setVisible(failure != null);
        if (failure == null) return;
        icon.setIconLiteral(icon(failure.about()));
        title.setText(Texts.of(failure.titleKey()));
        help.setText(Texts.here(failure.helpKey()));
        reference.setVisible(failure.reference() != null);
        if (failure.reference() != null) reference.setText(Texts.of("failure.reference", failure.reference()));
        remedies.getChildren().clear();
        for (var remedy : failure.remedies()) {
            if (offered.test(remedy)) remedies.getChildren().add(button(remedy, carryOut));
        }
        if (!remedies.getChildren().isEmpty())
            remedies.getChildren().getFirst().getStyleClass().add("first");
    }

    /// Adds facts of this one failure below what helps.
    ///
    /// @param words empty for none
    public void showDetail(String words) {
        detail.setText(words);
    }

    /// The buttons, for tests and for the first focus.
    public Pane remedies() {
        return remedies;
    }

    private static Button button(Remedy remedy, Consumer<Remedy> carryOut) {
        var button = new Button(Texts.of("remedy." + remedy.name()));
        button.getStyleClass().add("stage-button");
        button.setOnAction(_ -> carryOut.accept(remedy));
        return button;
    }

    private static String icon(UserFailure.About about) {
        return switch (about) {
            case MICROPHONE -> "fth-mic-off";
            case CAMERA -> "fth-video-off";
            case SOUND -> "fth-volume-x";
            case SCREEN -> "fth-monitor";
            case CONNECTION -> "fth-wifi-off";
            case ACCOUNT -> "fth-user-x";
            case PROGRAM -> "fth-alert-triangle";
        };
    }
}
