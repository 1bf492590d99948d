package app.parley.client.chat;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.RequestId;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Opens chats and changes groups, which needs the server. Runs on parley-outbox.
final class Groups {
    /// Where the server says "not now" without saying when.
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final Signalling signalling;
    private final Loop<Runnable> loop;
    private final Consumer<Chat> told;
    /// What was asked for and not answered: asking again is the same request, which makes no second group.
    private final Map<Wish, RequestId> unanswered = new HashMap<>();

    private record Wish(String title, List<UserId> members) {}

    /// @param told takes a chat that an answer brought
    Groups(Signalling signalling, Loop<Runnable> loop, Consumer<Chat> told) {
        this.signalling = signalling;
        this.loop = loop;
        this.told = told;
    }

    void open(UserId user, CompletableFuture<ChatOpening> opening) {
        signalling.send(new ClientChatEvent.Open(user), outcome -> loop.post(() -> opening.complete(opened(outcome))));
    }

    void create(String title, List<UserId> members, CompletableFuture<ChatOpening> opening) {
        var wish = new Wish(title, List.copyOf(members));
        ClientChatEvent.Create asked;
        try {
            var request = unanswered.computeIfAbsent(
                    wish, _ -> new RequestId(UUID.randomUUID().toString()));
            asked = new ClientChatEvent.Create(request, title, wish.members);
        } catch (InvalidFieldException e) {
            opening.complete(new ChatOpening.Refused(ErrorCode.BAD_REQUEST));
            return;
        }
        signalling.send(
                asked,
                outcome -> loop.post(() -> {
                    if (outcome instanceof Outcome.Answered) unanswered.remove(wish);
                    opening.complete(opened(outcome));
                }));
    }

    /// @param wanted fails where something is out of the protocol's bounds
    void update(Supplier<ClientChatEvent.Update> wanted, CompletableFuture<Reply<ChatId>> reply) {
        ClientChatEvent.Update asked;
        try {
            asked = wanted.get();
        } catch (InvalidFieldException e) {
            reply.complete(new Reply.Failed<>(new AccountFailure.InvalidInput(String.valueOf(e.getMessage()))));
            return;
        }
        signalling.send(asked, outcome -> loop.post(() -> reply.complete(updated(asked.chatId(), outcome))));
    }

    private ChatOpening opened(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(Ack.ChatAck(var chat)) -> {
                told.accept(chat);
                yield new ChatOpening.Opened(chat.id());
            }
            case Outcome.Answered(Ack.Refused(var error)) -> new ChatOpening.Refused(error.code());
            default -> new ChatOpening.NotConnected();
        };
    }

    private Reply<ChatId> updated(ChatId chat, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(Ack.ChatAck(var now)) -> {
                told.accept(now);
                yield new Reply.Got<>(chat);
            }
            case Outcome.Answered(Ack.Refused(var error)) -> new Reply.Failed<>(failure(error));
            case Outcome.Answered _ -> new Reply.Got<>(chat);
            case Outcome.Unanswered _ -> new Reply.Failed<>(new AccountFailure.ServerUnreachable());
        };
    }

    private static AccountFailure failure(ProtocolError error) {
        return switch (error.code()) {
            case BAD_REQUEST -> new AccountFailure.InvalidInput(error.message());
            case UNAUTHORIZED -> new AccountFailure.SignedOut();
            case RATE_LIMITED ->
                new AccountFailure.RateLimited(
                        error.retryAfterMs() == null ? A_WHILE : Duration.ofMillis(error.retryAfterMs()));
            default -> new AccountFailure.ServerFailed(error.code(), error.ref());
        };
    }
}
