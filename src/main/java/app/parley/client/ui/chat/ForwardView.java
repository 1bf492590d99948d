package app.parley.client.ui.chat;

import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.NameMatch;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where the chat is chosen that a message goes on to. On the JavaFX thread.
final class ForwardView extends VBox {
    private final TextField field = new TextField();
    private final ListView<ChatSummary> list = new ListView<>();
    private final Consumer<ChatSummary> chosen;
    private final Runnable closed;
    private List<ChatSummary> all = List.of();

    ForwardView(Consumer<ChatSummary> chosen, Runnable closed) {
        this.chosen = chosen;
        this.closed = closed;
        getStyleClass().add("forward");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var title = new Label(Texts.of("chat.forward.title"));
        title.getStyleClass().add("strong");
        field.getStyleClass().add("field");
        field.setPromptText(Texts.of("chat.forward.search"));
        field.setAccessibleText(Texts.of("chat.forward.search"));
        field.textProperty().subscribe(this::fill);
        list.setAccessibleText(Texts.of("chat.forward.title"));
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(Texts.of("chat.forward.none")));
        list.setCellFactory(_ -> new Row());
        list.setOnMouseClicked(_ -> choose());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().addAll(title, field, list);
    }

    void show(List<ChatSummary> chats) {
        all = chats;
        fill();
    }

    void begin() {
        field.requestFocus();
    }

    private void fill() {
        list.getItems()
                .setAll(all.stream()
                        .filter(chat -> NameMatch.fits(field.getText(), chat.title()))
                        .toList());
        list.getSelectionModel().selectFirst();
    }

    private void pressed(KeyEvent event) {
        var model = list.getSelectionModel();
        switch (event.getCode()) {
            case UP -> model.selectPrevious();
            case DOWN -> model.selectNext();
            case ENTER -> choose();
            case ESCAPE -> closed.run();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, model.getSelectedIndex() - 2));
        event.consume();
    }

    private void choose() {
        var chat = list.getSelectionModel().getSelectedItem();
        if (chat == null) return;
        chosen.accept(chat);
        closed.run();
    }

    private static final class Row extends ListCell<ChatSummary> {
        @Override
        protected void updateItem(@Nullable ChatSummary chat, boolean empty) {
            super.updateItem(chat, empty);
            getStyleClass().removeAll("forward-row");
            if (chat == null || empty) {
                setGraphic(null);
                return;
            }
            getStyleClass().add("forward-row");
            var avatar = new AvatarView(32);
            avatar.show(ChatWords.colourOf(chat), chat.title());
            var row = new HBox(avatar, new Label(chat.title()));
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("forward-line");
            setGraphic(row);
            setAccessibleText(chat.title());
        }
    }
}
