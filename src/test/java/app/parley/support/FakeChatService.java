package app.parley.support;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.SearchHits;
import app.parley.client.ui.scenes.StagedChats;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A chat service in memory for the tests of views, which can read what a view has asked for. The test plays the
/// server and the others.
public final class FakeChatService extends StagedChats {
    /// What the tested view has asked for, in order.
    public final List<ChatId> markedRead = new ArrayList<>();

    public final List<UserId> opened = new ArrayList<>();
    public final List<ClientId> retried = new ArrayList<>();
    public final List<String> searched = new ArrayList<>();
    public final List<String> searchedMessages = new ArrayList<>();
    public final List<ChatId> typed = new ArrayList<>();

    /// What asking the server to change a group comes to; null for what was asked for.
    public @Nullable AccountFailure refusal;

    public FakeChatService(User self) {
        super(self);
    }

    @Override
    public void typing(ChatId chat) {
        typed.add(chat);
    }

    @Override
    public CompletableFuture<SearchHits> search(String query, @Nullable ChatId chat) {
        searchedMessages.add(query);
        return super.search(query, chat);
    }

    @Override
    public void retry(ClientId message) {
        retried.add(message);
        super.retry(message);
    }

    @Override
    public void markRead(ChatId chat) {
        markedRead.add(chat);
        super.markRead(chat);
    }

    @Override
    public CompletableFuture<ChatOpening> open(UserId user) {
        opened.add(user);
        return super.open(user);
    }

    @Override
    public CompletableFuture<Reply<ChatId>> addMembers(ChatId chat, List<UserId> members) {
        return refusal == null
                ? super.addMembers(chat, members)
                : CompletableFuture.completedFuture(new Reply.Failed<>(refusal));
    }

    @Override
    public CompletableFuture<Reply<List<User>>> searchUsers(String query) {
        searched.add(query);
        return super.searchUsers(query);
    }
}
