package app.parley.client.ui.theme;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A running time whose digits stand in cells of one width, so that it does not tremble: JavaFX cannot ask the
/// typeface for its tabular digits. The cells take the style class `digit`. On the JavaFX thread.
public final class TimeText extends HBox {
    /// Of a digit, in ems of Inter: its widest digit at 14 px measures 9.1 px.
    private static final double DIGIT_WIDTH = 0.65;

    private final StringProperty text = new SimpleStringProperty("");

    public TimeText() {
        getStyleClass().add("time-text");
        setAlignment(Pos.CENTER);
        // A time reads from left to right in every script.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setAccessibleRole(AccessibleRole.TEXT);
        text.addListener((_, _, value) -> show(value == null ? "" : value));
    }

    public StringProperty textProperty() {
        return text;
    }

    public String getText() {
        return text.get();
    }

    public void setText(String value) {
        text.set(value);
    }

    private void show(String value) {
        setAccessibleText(value);
        while (getChildren().size() > value.length()) getChildren().removeLast();
        while (getChildren().size() < value.length()) getChildren().add(cell());
        for (var i = 0; i < value.length(); i++) {
            var cell = (Label) getChildren().get(i);
            var letter = String.valueOf(value.charAt(i));
            if (letter.equals(cell.getText())) continue;
            cell.setText(letter);
            cell.setMinWidth(
                    Character.isDigit(value.charAt(i))
                            ? Math.ceil(cell.getFont().getSize() * DIGIT_WIDTH)
                            : 0);
        }
    }

    private static Label cell() {
        var cell = new Label();
        cell.getStyleClass().add("digit");
        cell.setAlignment(Pos.CENTER);
        cell.fontProperty().addListener((_, _, font) -> {
            if (!cell.getText().isEmpty() && Character.isDigit(cell.getText().charAt(0)))
                cell.setMinWidth(Math.ceil(font.getSize() * DIGIT_WIDTH));
        });
        return cell;
    }
}
