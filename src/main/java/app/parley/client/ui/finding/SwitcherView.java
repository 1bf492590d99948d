package app.parley.client.ui.finding;

import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.ChatWords;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The quick switcher: a field, and below it where one may go. On the JavaFX thread.
public final class SwitcherView extends VBox {
    private static final double WIDTH = 520;
    private static final int ROWS = 8;
    private static final FoundListView.Words WORDS =
            new FoundListView.Words("switcher.prompt", "switcher.goals", "switcher.nothing");

    private final FoundListView<SwitcherModel.Goal> found;

    /// @param arrived told of the chat that was chosen, once it is there
    public SwitcherView(SwitcherModel model, Consumer<ChatId> arrived) {
        getStyleClass().add("switcher");
        setPrefWidth(WIDTH);
        found = new FoundListView<>(
                "switcher",
                WORDS,
                ROWS,
                model.query(),
                model.goals(),
                SwitcherView::row,
                goal -> model.choose(goal, arrived));
        found.field().setOnAction(_ -> found.take());
        setVgrow(found, Priority.ALWAYS);
        var said = new SaidLabel();
        said.textProperty().bind(model.said());
        getChildren().setAll(found, said);
    }

    /// Where the keyboard begins.
    public TextField field() {
        return found.field();
    }

    private static FoundListView.Row row(SwitcherModel.Goal goal) {
        return switch (goal) {
            case SwitcherModel.Goal.Chat(var chat) -> chat(chat);
            case SwitcherModel.Goal.Person(User user) ->
                PeoplePickerView.row(user, Texts.of("switcher.new", user.username()));
        };
    }

    private static FoundListView.Row chat(ChatSummary chat) {
        var peer = chat.peer();
        return new FoundListView.Row(
                ChatWords.colourOf(chat),
                chat.title(),
                peer == null ? "" : "@" + peer.username(),
                ChatWords.dot(chat),
                chat.unread(),
                chat.unread() > 0 ? chat.title() + ", " + Texts.of("chats.unread", chat.unread()) : chat.title());
    }
}
