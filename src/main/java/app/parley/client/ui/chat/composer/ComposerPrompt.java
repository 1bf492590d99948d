package app.parley.client.ui.chat.composer;

import app.parley.client.ui.Texts;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/// What stands in the field before the first letter: one line, with as much of the chat's name as there is room
/// for. On the JavaFX thread.
final class ComposerPrompt {
    /// Of a name, characters.
    private static final int LONGEST = 20;
    private static final int FEWEST = 4;

    private final TextArea field;
    private final double beside;
    private final Text probe = new Text();
    private String name = "";

    /// @param beside to the sides of the text, pixels
    ComposerPrompt(TextArea field, double beside) {
        this.field = field;
        this.beside = beside;
        probe.fontProperty().bind(field.fontProperty());
        field.widthProperty().subscribe(this::fit);
    }

    /// @param name whom one writes to
    void show(String name) {
        this.name = name;
        fit();
    }

    private void fit() {
        if (name.isEmpty()) return;
        var room = field.getWidth() - beside;
        var letters = LONGEST;
        probe.setText(words(letters));
        while (room > 0 && letters > FEWEST && probe.getLayoutBounds().getWidth() > room) {
            letters -= 2;
            probe.setText(words(letters));
        }
        field.setPromptText(probe.getText());
    }

    /// Where the sentence ends in dots right behind a name that is cut off, they stand once.
    private String words(int letters) {
        var cut = name.codePointCount(0, name.length()) > letters;
        var shown = cut ? name.substring(0, name.offsetByCodePoints(0, letters)).strip() + "…" : name;
        return Texts.of("chat.prompt", shown).replaceAll("…(\\u2069?)…", "$1…");
    }
}
