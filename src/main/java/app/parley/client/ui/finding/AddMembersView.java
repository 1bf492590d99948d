package app.parley.client.ui.finding;

import app.parley.client.account.Reply;
import app.parley.client.ui.Texts;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Chooses who comes into a group. On the JavaFX thread.
public final class AddMembersView extends VBox {
    private static final double WIDTH = 460;

    private final PeoplePickerView picker;

    /// @param adder brings those who were chosen in; they are one at least
    /// @param added told when they are in
    public AddMembersView(
            PeoplePicker people, Function<List<User>, CompletableFuture<Reply<ChatId>>> adder, Runnable added) {
        getStyleClass().add("new-chat");
        setPrefWidth(WIDTH);
        picker = new PeoplePickerView(people);
        VBox.setVgrow(picker, Priority.ALWAYS);
        var add = new Button(Texts.of("details.add.now"));
        add.getStyleClass().add("primary");
        add.setDisable(true);
        people.chosen().subscribe(() -> add.setDisable(people.chosen().isEmpty()));
        var said = new SaidLabel();
        Runnable done = () -> {
            if (add.isDisabled()) return;
            add.setDisable(true);
            said.follow(adder.apply(List.copyOf(people.chosen())), well -> {
                add.setDisable(people.chosen().isEmpty());
                if (well) added.run();
            });
        };
        add.setOnAction(_ -> done.run());
        picker.field().setOnAction(_ -> done.run());
        var buttons = new HBox(add);
        buttons.getStyleClass().add("layer-buttons");
        getChildren().setAll(picker, said, buttons);
    }

    /// Where the keyboard begins.
    public TextField field() {
        return picker.field();
    }
}
