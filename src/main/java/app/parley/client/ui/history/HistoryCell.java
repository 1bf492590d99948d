package app.parley.client.ui.history;

import app.parley.client.ui.CallRecordWords;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import app.parley.protocol.CallType;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A call or a day in the list of calls. On the JavaFX thread.
final class HistoryCell extends ListCell<HistoryRow> {
    private static final double AVATAR = 40;

    private final AvatarView avatar = new AvatarView(AVATAR);
    private final Label name = new Label();
    private final FontIcon icon = new FontIcon("fth-phone");
    private final Label line = new Label();
    private final Label time = new Label();
    private final HBox row;
    private final Label day = new Label();

    HistoryCell() {
        getStyleClass().add("history-cell");
        name.getStyleClass().add("history-name");
        line.getStyleClass().add("history-line");
        line.setGraphic(icon);
        time.getStyleClass().add("small");
        time.setMinWidth(Region.USE_PREF_SIZE);
        day.getStyleClass().add("list-heading");
        for (var label : new Label[] {name, line}) {
            label.setMaxWidth(Double.MAX_VALUE);
            label.setMinWidth(0);
        }
        var words = new VBox(name, line);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("history-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(avatar, words, time);
        row.getStyleClass().add("history-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable HistoryRow item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setDisable(item instanceof HistoryRow.Day);
        switch (item) {
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
            case HistoryRow.Day(var text) -> {
                day.setText(text);
                setGraphic(day);
                setAccessibleText(text);
            }
            case HistoryRow.Entry entry -> show(entry);
        }
    }

    private void show(HistoryRow.Entry entry) {
        var call = entry.call();
        var record = call.record();
        var title = CallRecordWords.title(record, call.outgoing());
        var detail = CallRecordWords.detail(record, call.outgoing());
        avatar.show(
                call.peer() == null ? record.chatId().value() : call.peer().id().value(), entry.name());
        name.setText(entry.name());
        icon.setIconLiteral(icon(entry));
        line.setText(title + " · " + detail);
        line.getStyleClass().remove("missed");
        if (call.missed()) line.getStyleClass().add("missed");
        time.setText(entry.time());
        var direction = Texts.of(call.outgoing() ? "history.outgoing" : "history.incoming");
        setAccessibleText(String.join(", ", entry.name(), direction, title, detail, entry.time()));
        setGraphic(row);
    }

    private static String icon(HistoryRow.Entry entry) {
        var call = entry.call();
        if (call.missed()) return "fth-phone-missed";
        if (call.record().type() == CallType.VIDEO) return "fth-video";
        return call.outgoing() ? "fth-phone-outgoing" : "fth-phone-incoming";
    }
}
