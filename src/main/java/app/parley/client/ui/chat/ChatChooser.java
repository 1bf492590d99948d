package app.parley.client.ui.chat;

import app.parley.protocol.ChatId;
import java.util.function.Consumer;

/// PORT: lets a chat be chosen, over whatever is shown. On the JavaFX thread.
@FunctionalInterface
public interface ChatChooser {
    /// @param title what it is chosen for
    /// @param chosen not called where nothing is chosen
    void choose(String title, Consumer<ChatId> chosen);
}
