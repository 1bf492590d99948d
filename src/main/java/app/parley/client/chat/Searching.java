package app.parley.client.chat;

import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.Bounds;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Finds messages: in the store at once, and on the server what the store has not. What the server finds is
/// shown and not kept, since the store would have it with a gap around. Runs on parley-outbox.
final class Searching {
    /// Most hits of the store: more than one looks through. The protocol's bound for the server's is 50.
    static final int MOST = 100;

    private static final Comparator<Message> NEWEST_FIRST = Comparator.comparingLong(Message::createdAt)
            .thenComparing(message -> message.chatId().value())
            .thenComparingLong(Message::seq)
            .reversed();

    private final MessageStore store;
    private final ChatBook book;
    private final Snapshots snapshots;
    private final MessageViews views;
    private final Signalling signalling;
    private final Loop<Runnable> loop;

    Searching(
            MessageStore store,
            ChatBook book,
            Snapshots snapshots,
            MessageViews views,
            Signalling signalling,
            Loop<Runnable> loop) {
        this.store = store;
        this.book = book;
        this.snapshots = snapshots;
        this.views = views;
        this.signalling = signalling;
        this.loop = loop;
    }

    void search(String query, @Nullable ChatId chat, CompletableFuture<SearchHits> found) {
        var everywhere = new CompletableFuture<List<SearchHit>>();
        var text = query.strip();
        var characters = text.codePointCount(0, text.length());
        if (characters == 0 || characters > Bounds.MESSAGE_MAX) {
            everywhere.complete(List.of());
            found.complete(new SearchHits(List.of(), everywhere));
            return;
        }
        var here = store.found(text, chat, MOST);
        found.complete(new SearchHits(hits(here), everywhere));
        signalling.send(
                new ClientChatEvent.Search(text, chat, null),
                outcome -> loop.post(() -> everywhere.complete(
                        outcome instanceof Outcome.Answered(Ack.Found(var there, var _))
                                ? hits(merged(here, there))
                                : hits(here))));
    }

    /// What is here is as of now; the server may not have heard of it yet.
    private static List<Message> merged(List<Message> here, List<Message> there) {
        var known = new HashSet<MessageId>();
        var all = new ArrayList<Message>();
        for (var message : here) {
            if (known.add(message.id())) all.add(message);
        }
        for (var message : there) {
            if (known.add(message.id())) all.add(message);
        }
        all.sort(NEWEST_FIRST);
        return all;
    }

    private List<SearchHit> hits(List<Message> messages) {
        var hits = new ArrayList<SearchHit>();
        for (var message : messages) {
            var chat = book.chat(message.chatId());
            if (chat == null) continue;
            var shown = views.shown(chat, message, List.of());
            hits.add(new SearchHit(shown, snapshots.summary(chat).title()));
        }
        return hits;
    }
}
