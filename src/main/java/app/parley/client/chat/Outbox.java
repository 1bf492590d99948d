package app.parley.client.chat;

import app.parley.client.chat.OutboxEffect.Forget;
import app.parley.client.chat.OutboxEffect.Keep;
import app.parley.client.chat.OutboxEffect.KeepFailure;
import app.parley.client.chat.OutboxEffect.KeepRetry;
import app.parley.client.chat.OutboxEffect.Rest;
import app.parley.client.chat.OutboxEffect.Send;
import app.parley.client.chat.OutboxLetter.Failed;
import app.parley.client.chat.OutboxLetter.Resting;
import app.parley.client.chat.OutboxLetter.Stage;
import app.parley.client.chat.OutboxLetter.UnderWay;
import app.parley.client.chat.OutboxLetter.Waiting;
import app.parley.client.chat.OutboxState.Offline;
import app.parley.client.chat.OutboxState.Online;
import app.parley.loop.Machine;
import app.parley.loop.Step;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The rules by which messages get away: stored first, oldest first, one under way per chat so that their order
/// stays, again after every loss. The server drops what it has already. Pure; [LocalChatService] runs it.
public final class Outbox implements Machine<OutboxState, OutboxInput, OutboxEffect> {
    /// Before a letter that got no answer goes out again over the same connection: as long as a reconnection may
    /// take, which is the likelier way on ([app.parley.client.signalling.ReconnectPolicy]).
    static final Duration PAUSE = Duration.ofSeconds(10);

    @Override
    public Step<OutboxState, OutboxEffect> step(OutboxState state, OutboxInput input) {
        return switch (input) {
            case OutboxInput.Connected _ -> sendingOn(new Online(state.letters()), List.of());
            case OutboxInput.Disconnected _ -> Step.to(new Offline(allWaiting(state.letters())));
            case OutboxInput.Written(var letter) -> written(state, letter);
            case OutboxInput.Retry(var id) -> retry(state, id);
            case OutboxInput.Arrived(var id) -> sendingOn(without(state, id), List.of());
            case OutboxInput.Refused refused -> refused(state, refused);
            case OutboxInput.Unanswered(var id) -> rest(state, id, PAUSE);
            case OutboxInput.Rested(var id) ->
                is(state, id, Resting.class) ? sendingOn(moved(state, id, new Waiting()), List.of()) : Step.to(state);
            case OutboxInput.Left(var chat) -> left(state, chat);
        };
    }

    private static Step<OutboxState, OutboxEffect> written(OutboxState state, OutboxLetter letter) {
        if (find(state, letter.id()).isPresent()) return Step.to(state);
        var fresh = letter.at(new Waiting());
        var letters = new ArrayList<>(state.letters());
        letters.add(fresh);
        return sendingOn(state.with(letters), List.of(new Keep(fresh)));
    }

    private static Step<OutboxState, OutboxEffect> retry(OutboxState state, ClientId id) {
        if (!is(state, id, Failed.class)) return Step.to(state);
        return sendingOn(moved(state, id, new Waiting()), List.of(new KeepRetry(id)));
    }

    private static Step<OutboxState, OutboxEffect> refused(OutboxState state, OutboxInput.Refused refused) {
        if (refused.after() != null) return rest(state, refused.id(), refused.after());
        // An answer may come after its connection; a no is a no.
        if (find(state, refused.id()).isEmpty() || is(state, refused.id(), Failed.class)) return Step.to(state);
        return sendingOn(
                moved(state, refused.id(), new Failed(refused.reason())),
                List.of(new KeepFailure(refused.id(), refused.reason())));
    }

    private static Step<OutboxState, OutboxEffect> rest(OutboxState state, ClientId id, Duration pause) {
        if (!is(state, id, UnderWay.class)) return Step.to(state);
        return Step.to(moved(state, id, new Resting()), new Rest(id, pause));
    }

    private static Step<OutboxState, OutboxEffect> left(OutboxState state, ChatId chat) {
        var gone = state.letters().stream()
                .filter(letter -> letter.chat().equals(chat))
                .toList();
        var kept = state.letters().stream()
                .filter(letter -> !letter.chat().equals(chat))
                .toList();
        return new Step<>(
                state.with(kept),
                gone.stream()
                        .<OutboxEffect>map(letter -> new Forget(letter.id()))
                        .toList());
    }

    /// While online, sends the first waiting letter of every chat that nothing holds up.
    private static Step<OutboxState, OutboxEffect> sendingOn(OutboxState state, List<OutboxEffect> first) {
        if (state instanceof Offline) return new Step<>(state, first);
        var held = new HashSet<ChatId>();
        for (var letter : state.letters()) {
            if (letter.holdsChat()) held.add(letter.chat());
        }
        var letters = new ArrayList<OutboxLetter>();
        var effects = new ArrayList<>(first);
        for (var letter : state.letters()) {
            if (letter.stage() instanceof Waiting && held.add(letter.chat())) {
                letters.add(letter.at(new UnderWay()));
                effects.add(new Send(letter));
            } else {
                letters.add(letter);
            }
        }
        return new Step<>(state.with(letters), effects);
    }

    private static List<OutboxLetter> allWaiting(List<OutboxLetter> letters) {
        return letters.stream()
                .map(letter -> letter.stage() instanceof Failed ? letter : letter.at(new Waiting()))
                .toList();
    }

    private static OutboxState without(OutboxState state, ClientId id) {
        return state.with(state.letters().stream()
                .filter(letter -> !letter.id().equals(id))
                .toList());
    }

    private static OutboxState moved(OutboxState state, ClientId id, Stage stage) {
        return state.with(state.letters().stream()
                .map(letter -> letter.id().equals(id) ? letter.at(stage) : letter)
                .toList());
    }

    private static boolean is(OutboxState state, ClientId id, Class<? extends Stage> stage) {
        return find(state, id)
                .filter(letter -> stage.isInstance(letter.stage()))
                .isPresent();
    }

    private static Optional<OutboxLetter> find(OutboxState state, ClientId id) {
        return state.letters().stream().filter(letter -> letter.id().equals(id)).findFirst();
    }
}
