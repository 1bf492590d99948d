package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.SearchHit;
import app.parley.client.ui.Texts;
import app.parley.protocol.ChatId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Looks for words in the chat that is shown, and goes from one hit to the next. On the thread of its executor.
public final class ChatSearchViewModel {
    /// With fewer letters everything is a hit.
    private static final int FEWEST = 2;

    private final ChatService chats;
    private final Executor thread;
    private final LongConsumer jump;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private @Nullable ChatId chat;
    private List<SearchHit> hits = List.of();
    private Runnable renewed = () -> {};
    private int index;
    private int asked;

    ChatSearchViewModel(ChatService chats, Executor thread, LongConsumer jump) {
        this.chats = chats;
        this.thread = thread;
        this.jump = jump;
        query.addListener((_, _, _) -> search());
        open.addListener((_, _, now) -> {
            if (!now) query.set("");
        });
    }

    /// Whether the search is on the screen.
    public BooleanProperty open() {
        return open;
    }

    public StringProperty query() {
        return query;
    }

    /// Which of how many hits is shown, or that there are none; empty before anything was looked for.
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /// Who is told when there are other hits.
    void onRenewed(Runnable action) {
        renewed = action;
    }

    /// What was looked for, where a message is a hit; else empty.
    String found(ChatMessage message) {
        var hit = message.id() != null
                && hits.stream()
                        .anyMatch(one -> message.id().equals(one.message().id()));
        return hit ? query.get().strip() : "";
    }

    /// To the next hit.
    ///
    /// @param step 1 for an older one, -1 for a newer one
    public void go(int step) {
        if (hits.isEmpty()) return;
        index = Math.floorMod(index + step, hits.size());
        arrive();
    }

    void show(@Nullable ChatId next) {
        chat = next;
        open.set(false);
    }

    private void search() {
        var question = ++asked;
        hits = List.of();
        index = 0;
        state.set("");
        renewed.run();
        var words = query.get().strip();
        if (chat == null || words.codePointCount(0, words.length()) < FEWEST) return;
        var _ = chats.search(words, chat)
                .thenAcceptAsync(
                        found -> {
                            if (question != asked) return;
                            take(found.hits());
                            var _ = found.everywhere()
                                    .thenAcceptAsync(
                                            all -> {
                                                if (question == asked) take(all);
                                            },
                                            thread);
                        },
                        thread);
    }

    private void take(List<SearchHit> found) {
        var before = hits;
        hits = found;
        renewed.run();
        if (hits.isEmpty()) {
            state.set(Texts.of("chat.search.none"));
            return;
        }
        // What only the server has comes later: the hit that is shown stays.
        if (before.isEmpty()) arrive();
        else tell();
    }

    private void arrive() {
        tell();
        jump.accept(hits.get(index).message().seq());
    }

    private void tell() {
        state.set(Texts.of("chat.search.place", index + 1, hits.size()));
    }
}
