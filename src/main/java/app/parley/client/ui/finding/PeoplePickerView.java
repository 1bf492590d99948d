package app.parley.client.ui.finding;

import app.parley.client.ui.Texts;
import app.parley.protocol.User;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Who is chosen, as chips; a field; and who may be chosen. Enter takes the one that is marked, Backspace in
/// the empty field gives the last one back. On the JavaFX thread.
public final class PeoplePickerView extends VBox {
    private static final int ROWS = 5;
    private static final FoundListView.Words WORDS =
            new FoundListView.Words("people.prompt", "people.offered", "people.nobody");

    private final PeoplePicker model;
    private final FlowPane chips = new FlowPane();
    private final FoundListView<User> found;

    public PeoplePickerView(PeoplePicker model) {
        this.model = model;
        getStyleClass().add("people-picker");
        chips.getStyleClass().add("chips");
        // By itself it would be as wide as the longest name.
        chips.setMinWidth(0);
        chips.managedProperty().bind(chips.visibleProperty());
        found = new FoundListView<>(
                "picker",
                WORDS,
                ROWS,
                model.query(),
                model.offered(),
                user -> row(user, "@" + user.username()),
                this::take);
        found.field().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.chosen().subscribe(this::showChips);
        showChips();
        setVgrow(found, Priority.ALWAYS);
        getChildren().setAll(chips, found);
    }

    /// Where the keyboard begins.
    public TextField field() {
        return found.field();
    }

    /// Somebody in a list of what was found.
    static FoundListView.Row row(User user, String detail) {
        return new FoundListView.Row(
                user.id().value(),
                user.displayName(),
                detail,
                user.presence(),
                0,
                Texts.of("chats.person", user.displayName(), user.username()));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            // With somebody chosen and nothing typed, Enter is for whoever shows this.
            if (field().getText().isBlank() && !model.chosen().isEmpty()) return;
            found.take();
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            if (!field().getText().isEmpty() || model.chosen().isEmpty()) return;
            model.leaveOut(model.chosen().getLast());
        } else {
            return;
        }
        event.consume();
    }

    private void take(User user) {
        model.choose(user);
        field().requestFocus();
    }

    private void showChips() {
        chips.getChildren().setAll(model.chosen().stream().map(this::chip).toList());
        chips.setVisible(!model.chosen().isEmpty());
    }

    private Node chip(User user) {
        var chip = new Button(user.displayName(), new FontIcon("fth-x"));
        chip.getStyleClass().add("chip");
        chip.setMaxWidth(240);
        chip.setAccessibleText(Texts.of("people.leaveOut", user.displayName()));
        chip.setTooltip(new Tooltip(Texts.of("people.leaveOut", user.displayName())));
        chip.setOnAction(_ -> {
            model.leaveOut(user);
            field().requestFocus();
        });
        return chip;
    }
}
