package app.parley.client.ui.history;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.Question;
import atlantafx.base.controls.CustomTextField;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of calls under its filter and search field. A click or Enter looks at one, Delete takes it out of
/// one's own history. On the JavaFX thread.
public final class HistoryListView extends VBox {
    @FXML
    private Button more;

    @FXML
    private ToggleButton all;

    @FXML
    private ToggleButton missed;

    @FXML
    private CustomTextField search;

    @FXML
    private Label notice;

    @FXML
    private ListView<HistoryRow> list;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyHelp;

    @FXML
    private ProgressIndicator loading;

    public HistoryListView() {
        Fxml.load(this);
        notice.managedProperty().bind(notice.visibleProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        search.setLeft(new FontIcon("fth-search"));
    }

    /// @param opened a call is to be looked at
    public void bind(HistoryViewModel model, Consumer<HistoryRow.Entry> opened) {
        search.textProperty().bindBidirectional(model.query());
        notice.textProperty().bind(model.notice());
        bindFilter(model);
        bindMenu(model);
        list.setCellFactory(_ -> {
            var cell = new HistoryCell();
            cell.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
                if (cell.getItem() instanceof HistoryRow.Entry entry) opened.accept(entry);
            });
            return cell;
        });
        list.setItems(model.rows());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> model.select(row instanceof HistoryRow.Entry entry ? entry : null));
        list.setOnKeyPressed(event -> {
            if (!(list.getSelectionModel().getSelectedItem() instanceof HistoryRow.Entry entry)) return;
            switch (event.getCode()) {
                case ENTER -> opened.accept(entry);
                case DELETE, BACK_SPACE -> model.forget(entry);
                default -> {
                    return;
                }
            }
            event.consume();
        });
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) model.query().set("");
            if (event.getCode() == KeyCode.DOWN) list.requestFocus();
        });
        list.skinProperty().subscribe(_ -> watchScrolling(model));
        model.state().subscribe(_ -> show(model));
        model.filter().subscribe(_ -> show(model));
    }

    /// Lets the keyboard choose.
    public void begin() {
        list.requestFocus();
    }

    private void bindFilter(HistoryViewModel model) {
        model.filter().subscribe(now -> {
            all.setSelected(now == HistoryViewModel.Filter.ALL);
            missed.setSelected(now == HistoryViewModel.Filter.MISSED);
        });
        choose(all, model, HistoryViewModel.Filter.ALL);
        choose(missed, model, HistoryViewModel.Filter.MISSED);
    }

    /// The one that is chosen stays so when it is pressed once more.
    private static void choose(ToggleButton button, HistoryViewModel model, HistoryViewModel.Filter filter) {
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.filter().set(filter);
        });
    }

    private void bindMenu(HistoryViewModel model) {
        var clear = new MenuItem(Texts.of("history.clear"), new FontIcon("fth-trash-2"));
        model.canClear().subscribe(can -> clear.setDisable(!can));
        clear.setOnAction(_ -> Question.ask(this, "history.clear", model::clear));
        var menu = new ContextMenu(clear);
        more.setOnAction(_ -> menu.show(more, Side.BOTTOM, 0, 4));
    }

    private void watchScrolling(HistoryViewModel model) {
        for (Node node : list.lookupAll(".scroll-bar")) {
            if (!(node instanceof ScrollBar bar) || bar.getOrientation() != Orientation.VERTICAL) continue;
            bar.valueProperty().addListener((_, _, value) -> {
                if (value.doubleValue() >= bar.getMax() && bar.isVisible()) model.loadOlder();
            });
        }
    }

    private void show(HistoryViewModel model) {
        var state = model.state().get();
        list.setVisible(state == HistoryViewModel.State.ROWS);
        loading.setVisible(state == HistoryViewModel.State.LOADING);
        empty.setVisible(state == HistoryViewModel.State.EMPTY || state == HistoryViewModel.State.NOTHING_FOUND);
        var key = state == HistoryViewModel.State.EMPTY
                ? "history.empty"
                : model.query().get().isBlank() ? "history.noneMissed" : "history.nothingFound";
        emptyTitle.setText(Texts.of(key));
        emptyHelp.setText(Texts.of(key + ".help"));
    }
}
