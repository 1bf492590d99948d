package app.parley.client.ui.history;

import app.parley.client.ui.CallRecordWords;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.theme.AvatarView;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The call that is looked at, and what can be done about it: call back, write, take it out of the history. On the
/// JavaFX thread.
public final class PastCallView extends StackPane {
    @FXML
    private Button back;

    @FXML
    private VBox nothing;

    @FXML
    private VBox card;

    @FXML
    private AvatarView avatar;

    @FXML
    private Label name;

    @FXML
    private Label title;

    @FXML
    private Label when;

    @FXML
    private Button audio;

    @FXML
    private Button video;

    @FXML
    private Button write;

    @FXML
    private Button forget;

    public PastCallView() {
        Fxml.load(this);
        back.managedProperty().bind(back.visibleProperty());
    }

    public void setBack(Runnable action) {
        back.setOnAction(_ -> action.run());
    }

    public void setBackVisible(boolean visible) {
        back.setVisible(visible);
    }

    /// @param openChat opens the chat in which the call was
    public void bind(HistoryViewModel model, CallViewModel calls, Consumer<ChatId> openChat) {
        when.textProperty().bind(model.when());
        model.selected().subscribe(this::show);
        onEntry(audio, model, entry -> call(entry, CallType.AUDIO, calls));
        onEntry(video, model, entry -> call(entry, CallType.VIDEO, calls));
        onEntry(write, model, entry -> openChat.accept(entry.call().record().chatId()));
        onEntry(forget, model, model::forget);
    }

    private void show(HistoryRow.@Nullable Entry entry) {
        card.setVisible(entry != null);
        nothing.setVisible(entry == null);
        if (entry == null) return;
        var call = entry.call();
        var record = call.record();
        avatar.show(
                call.peer() == null ? record.chatId().value() : call.peer().id().value(), entry.name());
        name.setText(entry.name());
        title.setText(CallRecordWords.title(record, call.outgoing()) + " · "
                + CallRecordWords.detail(record, call.outgoing()));
        title.getStyleClass().remove("missed");
        if (call.missed()) title.getStyleClass().add("missed");
        audio.setDisable(call.peer() == null);
        video.setDisable(call.peer() == null);
    }

    private static void onEntry(Button button, HistoryViewModel model, Consumer<HistoryRow.Entry> action) {
        button.setOnAction(_ -> {
            var entry = model.selected().get();
            if (entry != null) action.accept(entry);
        });
    }

    private static void call(HistoryRow.Entry entry, CallType type, CallViewModel calls) {
        var peer = entry.call().peer();
        if (peer != null) calls.call(peer, entry.call().record().chatId(), type);
    }
}
