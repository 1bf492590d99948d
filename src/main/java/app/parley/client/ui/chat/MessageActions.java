package app.parley.client.ui.chat;

import app.parley.client.chat.ChangeRefused;
import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.FileInMessage;
import app.parley.client.chat.Quote;
import app.parley.client.ui.chat.emoji.Emoji;
import app.parley.client.ui.chat.files.FileDesk;
import java.net.URI;
import java.util.List;
import javafx.scene.Node;

/// What one can do with a message, for its row, its menu and its keys. On the JavaFX thread.
interface MessageActions {
    void reply(ChatMessage message);

    void edit(ChatMessage message);

    /// Asks first.
    void delete(ChatMessage message);

    void react(ChatMessage message, String emoji, boolean on);

    /// Lets any emoji be picked.
    ///
    /// @param beside where the picker opens
    void pickReaction(ChatMessage message, Node beside);

    /// Those to react with at once.
    List<Emoji> quick();

    void forward(ChatMessage message);

    void retry(ChatMessage message);

    void discard(ChatMessage message);

    void retry(ChangeRefused change);

    void discard(ChangeRefused change);

    void jump(Quote quote);

    void callBack(ChatMessage message);

    void open(URI link);

    void view(FileInMessage picture);

    FileDesk desk();
}
