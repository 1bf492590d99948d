package app.parley.client.ui.finding;

import app.parley.client.ui.Texts;
import app.parley.protocol.User;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Chooses who comes into a group. On the JavaFX thread.
public final class AddMembersView extends VBox {
    private static final double WIDTH = 460;

    private final PeoplePickerView picker;

    /// @param chosen told once, with one person at least
    public AddMembersView(PeoplePicker people, Consumer<List<User>> chosen) {
        getStyleClass().add("new-chat");
        setPrefWidth(WIDTH);
        picker = new PeoplePickerView(people);
        VBox.setVgrow(picker, Priority.ALWAYS);
        var add = new Button(Texts.of("details.add.now"));
        add.getStyleClass().add("primary");
        add.setDisable(true);
        people.chosen().subscribe(() -> add.setDisable(people.chosen().isEmpty()));
        Runnable done = () -> {
            if (!people.chosen().isEmpty()) chosen.accept(List.copyOf(people.chosen()));
        };
        add.setOnAction(_ -> done.run());
        picker.field().setOnAction(_ -> done.run());
        var buttons = new HBox(add);
        buttons.getStyleClass().add("layer-buttons");
        getChildren().setAll(picker, buttons);
    }

    /// Where the keyboard begins.
    public TextField field() {
        return picker.field();
    }
}
