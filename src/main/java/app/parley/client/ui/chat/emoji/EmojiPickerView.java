package app.parley.client.ui.chat.emoji;

import app.parley.client.ui.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where an emoji is chosen: by its name, among the last used ones, or by its group. The cursor stays in the field;
/// the arrows move among the pictures, Enter takes one, Escape closes. On the JavaFX thread.
public final class EmojiPickerView extends VBox {
    /// What a search shows.
    private static final int MOST = 90;

    private final RecentEmoji recent;
    private final TextField field = new TextField();
    private final ListView<EmojiRow> list = new ListView<>();
    private final Label name = new Label();
    private final Label none = new Label(Texts.of("emoji.none"));
    private final ReadOnlyObjectWrapper<EmojiRow.@Nullable Place> picked = new ReadOnlyObjectWrapper<>();
    private final Map<EmojiGroup, Integer> begins = new EnumMap<>(EmojiGroup.class);
    private Consumer<Emoji> chosen = _ -> {};
    private Runnable closed = () -> {};

    public EmojiPickerView(RecentEmoji recent) {
        this.recent = recent;
        getStyleClass().add("emoji-picker");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        field.setPromptText(Texts.of("emoji.search"));
        field.setAccessibleText(Texts.of("emoji.search"));
        field.getStyleClass().addAll("field", "emoji-search");
        field.textProperty().subscribe(this::fill);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setCellFactory(_ -> new EmojiCell(picked.getReadOnlyProperty(), picked::set, this::take));
        list.setFocusTraversable(false);
        list.setAccessibleText(Texts.of("emoji.list"));
        list.getStyleClass().add("emoji-list");
        none.getStyleClass().add("emoji-none");
        list.setPlaceholder(none);
        VBox.setVgrow(list, Priority.ALWAYS);
        name.getStyleClass().add("emoji-name");
        picked.subscribe(_ -> {
            var emoji = picked();
            name.setText(emoji == null ? "" : emoji.spoken());
            // What has the cursor says what would be taken.
            field.setAccessibleHelp(name.getText());
        });
        getChildren().addAll(field, groups(), list, name);
    }

    /// Begins anew.
    ///
    /// @param chosen gets what is taken, after the picker has asked to be closed
    /// @param closed who closes it
    public void open(Consumer<Emoji> chosen, Runnable closed) {
        this.chosen = chosen;
        this.closed = closed;
        field.clear();
        fill();
        list.scrollTo(0);
        field.requestFocus();
    }

    /// What Enter would take; null where nothing is found.
    @Nullable
    Emoji picked() {
        var place = picked.get();
        return place != null
                        && place.row() < list.getItems().size()
                        && list.getItems().get(place.row()) instanceof EmojiRow.Line(var line)
                        && place.column() < line.size()
                ? line.get(place.column())
                : null;
    }

    private HBox groups() {
        var bar = new HBox();
        bar.getStyleClass().add("emoji-groups");
        bar.getChildren().add(button(new FontIcon("fth-clock"), "emoji.recent", () -> list.scrollTo(0)));
        for (var group : EmojiGroup.values()) {
            var sign = new EmojiPicture(EmojiSet.get().in(group).getFirst(), 20);
            bar.getChildren().add(button(sign, "emoji.group." + group, () -> show(group)));
        }
        return bar;
    }

    private static Button button(javafx.scene.Node sign, String key, Runnable action) {
        var button = new Button(null, sign);
        button.getStyleClass().add("emoji-group");
        button.setAccessibleText(Texts.of(key));
        button.setTooltip(new Tooltip(Texts.of(key)));
        button.setFocusTraversable(false);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void show(EmojiGroup group) {
        field.clear();
        list.scrollTo(Objects.requireNonNull(begins.get(group)));
    }

    private void fill() {
        var query = field.getText();
        var rows = new ArrayList<EmojiRow>();
        if (query.isBlank()) {
            var used = recent.used();
            if (!used.isEmpty()) {
                rows.add(new EmojiRow.Heading(Texts.of("emoji.recent")));
                rows.addAll(EmojiRow.lines(used));
            }
            for (var group : EmojiGroup.values()) {
                begins.put(group, rows.size());
                rows.add(new EmojiRow.Heading(Texts.of("emoji.group." + group)));
                rows.addAll(EmojiRow.lines(EmojiSet.get().in(group)));
            }
        } else {
            rows.addAll(EmojiRow.lines(EmojiSet.get().search(query, MOST)));
        }
        list.getItems().setAll(rows);
        picked.set(null);
        pickFrom(0, 1);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(0, -1);
            case RIGHT -> move(0, 1);
            case UP -> move(-1, 0);
            case DOWN -> move(1, 0);
            case ENTER -> {
                var now = picked();
                if (now != null) take(now);
            }
            case ESCAPE -> closed.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void take(Emoji emoji) {
        recent.use(emoji);
        // Closed first, so that the cursor goes where what is done with it wants it.
        closed.run();
        chosen.accept(emoji);
    }

    private void move(int down, int along) {
        var now = picked.get();
        if (now == null) return;
        if (along == 0) {
            pickFrom(now.row() + down, down);
            return;
        }
        var column = now.column() + along;
        // Beyond an end of a line it goes on in the next one.
        if (column < 0) pickFrom(now.row() - 1, -1, Integer.MAX_VALUE);
        else if (column >= length(now.row())) pickFrom(now.row() + 1, 1, 0);
        else picked.set(new EmojiRow.Place(now.row(), column));
    }

    private void pickFrom(int row, int step) {
        var now = picked.get();
        pickFrom(row, step, now == null ? 0 : now.column());
    }

    /// The first line from `row` on, over headings.
    private void pickFrom(int row, int step, int column) {
        for (var at = row; at >= 0 && at < list.getItems().size(); at += step) {
            if (length(at) == 0) continue;
            picked.set(new EmojiRow.Place(at, Math.min(column, length(at) - 1)));
            list.scrollTo(Math.max(0, at - 3));
            return;
        }
    }

    private int length(int row) {
        return list.getItems().get(row) instanceof EmojiRow.Line(var line) ? line.size() : 0;
    }
}
