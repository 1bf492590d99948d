package app.parley.client.ui.finding;

import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.ChatService;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.ChatWords;
import app.parley.protocol.Bounds;
import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.User;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Begins a chat: with one person chosen a direct one, with several a group, which has a title. On the JavaFX
/// thread.
public final class NewChatView extends VBox {
    private static final double WIDTH = 460;
    /// Of first names in the title that is suggested.
    private static final int NAMES = 4;

    private final ChatService chats;
    private final PeoplePicker people;
    private final Consumer<ChatId> opened;
    private final PeoplePickerView picker;
    private final TextField title = new TextField();
    private final VBox titleBox;
    private final SaidLabel said = new SaidLabel();
    private final Button begin = new Button();

    /// @param opened told which chat there is now
    public NewChatView(ChatService chats, PeoplePicker people, Consumer<ChatId> opened) {
        this.chats = chats;
        this.people = people;
        this.opened = opened;
        getStyleClass().add("new-chat");
        setPrefWidth(WIDTH);
        picker = new PeoplePickerView(people);
        VBox.setVgrow(picker, Priority.ALWAYS);
        title.getStyleClass().add("field");
        title.setId("groupTitle");
        title.setAccessibleText(Texts.of("newChat.groupTitle"));
        title.setOnAction(_ -> begin());
        var label = new Label(Texts.of("newChat.groupTitle"));
        label.getStyleClass().add("secondary");
        label.setLabelFor(title);
        titleBox = new VBox(label, title);
        titleBox.getStyleClass().add("field-box");
        titleBox.managedProperty().bind(titleBox.visibleProperty());
        begin.getStyleClass().add("primary");
        begin.setId("beginChat");
        begin.setOnAction(_ -> begin());
        var buttons = new HBox(begin);
        buttons.getStyleClass().add("layer-buttons");
        getChildren().setAll(picker, titleBox, said, buttons);
        people.chosen().subscribe(this::show);
        // Enter in the empty field, once somebody is chosen.
        picker.field().setOnAction(_ -> begin());
        show();
    }

    /// Where the keyboard begins.
    public TextField field() {
        return picker.field();
    }

    private void show() {
        var group = people.chosen().size() > 1;
        titleBox.setVisible(group);
        begin.setText(Texts.of(group ? "newChat.group" : "newChat.begin"));
        begin.setDisable(people.chosen().isEmpty());
        title.setPromptText(suggested());
        said.setText("");
    }

    private String suggested() {
        return people.chosen().stream()
                .limit(NAMES)
                .map(user -> Texts.shortName(user.displayName()))
                .collect(Collectors.joining(", "));
    }

    private void begin() {
        if (people.chosen().isEmpty() || begin.isDisabled()) return;
        begin.setDisable(true);
        var _ = asked().exceptionally(_ -> new ChatOpening.Refused(ErrorCode.INTERNAL))
                .thenAcceptAsync(this::answered, FxThread.EXECUTOR);
    }

    private CompletableFuture<ChatOpening> asked() {
        if (people.chosen().size() == 1)
            return chats.open(people.chosen().getFirst().id());
        var typed = title.getText().isBlank() ? suggested() : title.getText().strip();
        var name = typed.substring(
                0, typed.offsetByCodePoints(0, Math.min(typed.codePointCount(0, typed.length()), Bounds.TITLE_MAX)));
        return chats.createGroup(name, people.chosen().stream().map(User::id).toList());
    }

    private void answered(ChatOpening opening) {
        show();
        if (opening instanceof ChatOpening.Opened(var chat)) opened.accept(chat);
        else said.setText(ChatWords.notOpened(opening));
    }
}
