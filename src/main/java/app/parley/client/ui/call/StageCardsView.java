package app.parley.client.ui.call;

import app.parley.client.ui.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The [StageCard]s, one below the other. A card that stays the same keeps its nodes, and so the focus. On the
/// JavaFX thread.
public final class StageCardsView extends VBox {
    private Map<StageCard, Node> shown = Map.of();

    public StageCardsView() {
        getStyleClass().add("stage-cards");
        setPickOnBounds(false);
        setMaxHeight(Region.USE_PREF_SIZE);
    }

    public void bind(CallViewModel model) {
        model.talk().cards().subscribe(cards -> show(cards, model.talk()));
    }

    private void show(List<StageCard> cards, TalkModel talk) {
        var next = new HashMap<StageCard, Node>();
        for (var card : cards) next.put(card, shown.containsKey(card) ? shown.get(card) : node(card, talk));
        shown = next;
        var nodes = cards.stream().map(shown::get).toList();
        if (!nodes.equals(getChildren())) getChildren().setAll(nodes);
        setVisible(!cards.isEmpty());
    }

    private static Node node(StageCard card, TalkModel talk) {
        var words = new Label(card.words());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(new FontIcon(card.icon()), words);
        line.getStyleClass().add("card-line");
        var choices = new FlowPane();
        choices.getStyleClass().add("card-actions");
        for (var choice : card.choices()) choices.getChildren().add(button(choice, choices, talk));
        var box = card.choices().isEmpty() ? new VBox(line) : new VBox(line, choices);
        box.getStyleClass().addAll("stage-card", card.kind().name().toLowerCase(Locale.ROOT));
        box.setAccessibleRole(AccessibleRole.PARENT);
        box.setMaxHeight(Region.USE_PREF_SIZE);
        return box;
    }

    private static Button button(StageCard.Choice choice, FlowPane before, TalkModel talk) {
        var button = new Button(Texts.of("call.choice." + choice.name()));
        button.getStyleClass().add("stage-button");
        if (choice == StageCard.Choice.STOP_SHARING) button.getStyleClass().add("danger");
        else if (before.getChildren().isEmpty()) button.getStyleClass().add("first");
        button.setOnAction(_ -> talk.choose(choice));
        return button;
    }
}
