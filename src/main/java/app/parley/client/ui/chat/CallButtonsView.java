package app.parley.client.ui.chat;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.call.CallViewModel;
import app.parley.protocol.CallType;
import app.parley.protocol.User;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The two ways to call from a conversation. While they cannot be used the tooltip says why; in a group they ask
/// whom to call. On the JavaFX thread.
public final class CallButtonsView extends HBox {
    @FXML
    private StackPane audioBox;

    @FXML
    private Button audio;

    @FXML
    private StackPane videoBox;

    @FXML
    private Button video;

    public CallButtonsView() {
        Fxml.load(this);
    }

    public void bind(ChatViewModel chat, CallViewModel calls) {
        bind(audioBox, audio, CallType.AUDIO, chat, calls);
        bind(videoBox, video, CallType.VIDEO, chat, calls);
    }

    private static void bind(StackPane box, Button button, CallType type, ChatViewModel chat, CallViewModel calls) {
        // A disabled button feels no mouse: what surrounds it shows the tooltip.
        var tooltip = new Tooltip();
        Tooltip.install(box, tooltip);
        calls.blocked().subscribe(why -> {
            button.setDisable(!why.isEmpty());
            tooltip.setText(why.isEmpty() ? button.getAccessibleText() : why);
            button.setAccessibleHelp(why);
        });
        button.setOnAction(_ -> begin(button, type, chat, calls));
    }

    private static void begin(Button button, CallType type, ChatViewModel chat, CallViewModel calls) {
        var people = chat.callable();
        if (people.size() == 1) call(people.getFirst(), type, chat, calls);
        else if (!people.isEmpty()) ask(button, type, chat, calls);
    }

    private static void ask(Button button, CallType type, ChatViewModel chat, CallViewModel calls) {
        var menu = new ContextMenu();
        menu.getItems().add(heading());
        for (var person : chat.callable()) {
            var item = new MenuItem(
                    person.displayName(), new FontIcon(type == CallType.VIDEO ? "fth-video" : "fth-phone"));
            item.setOnAction(_ -> call(person, type, chat, calls));
            menu.getItems().add(item);
        }
        menu.show(button, Side.BOTTOM, 0, 4);
    }

    private static MenuItem heading() {
        var heading = new MenuItem(Texts.of("chat.callWhom"));
        heading.setDisable(true);
        return heading;
    }

    private static void call(User person, CallType type, ChatViewModel chat, CallViewModel calls) {
        var conversation = chat.conversation().get();
        if (conversation != null) calls.call(person, conversation.chat().id(), type);
    }
}
