package app.parley.client.chat;

import app.parley.client.chat.OutboxEffect.Forget;
import app.parley.client.chat.OutboxEffect.Keep;
import app.parley.client.chat.OutboxEffect.Rest;
import app.parley.client.chat.OutboxEffect.Send;
import app.parley.client.chat.OutboxEffect.Upload;
import app.parley.client.chat.OutboxLetter.Failed;
import app.parley.client.chat.OutboxLetter.Resting;
import app.parley.client.chat.OutboxLetter.UnderWay;
import app.parley.client.chat.OutboxLetter.Uploading;
import app.parley.client.chat.OutboxLetter.Waiting;
import app.parley.client.chat.OutboxState.Offline;
import app.parley.client.chat.OutboxState.Online;
import app.parley.loop.Machine;
import app.parley.loop.Step;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rules by which messages, and changes to them, get away: stored first, oldest first, one under way per
/// chat so that their order stays, again after every loss. The server drops what it has already. A change to a
/// message that has not got away itself waits for it ([OutboxFolding]). Pure; [LetterCarrier] runs it.
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
            case OutboxInput.Unkept(var letter) -> unkept(state, letter);
            case OutboxInput.Retry(var id) -> retry(state, id);
            case OutboxInput.Discard discard -> discard(state, discard);
            case OutboxInput.Arrived(var id, var message) ->
                folded(OutboxFolding.arrived(state.letters(), id, message), state);
            case OutboxInput.Uploaded uploaded -> uploaded(state, uploaded);
            case OutboxInput.Refused refused -> refused(state, refused);
            case OutboxInput.Unanswered(var id) -> rest(state, id, PAUSE);
            case OutboxInput.Rested(var id) -> rested(state, id);
            case OutboxInput.Left(var chat) -> left(state, chat);
        };
    }

    private static Step<OutboxState, OutboxEffect> written(OutboxState state, OutboxLetter letter) {
        if (find(state, letter.id()).isPresent()) return Step.to(state);
        var target = targetLetter(letter);
        if (target == null) return added(state, letter);
        var found = find(state, target);
        if (found.isEmpty()) return Step.to(state);
        if (letter.matter() instanceof OutboxMatter.Deletion && found.get().isUntold()) {
            return folded(OutboxFolding.without(state.letters(), target), state);
        }
        if (found.get().stage() instanceof Failed) {
            var letters = new ArrayList<>(state.letters());
            letters.add(letter);
            var folded = OutboxFolding.intoLetter(letters, target);
            // The added letter was never stored.
            folded.effects().remove(new Forget(letter.id()));
            return folded(folded, state);
        }
        return added(state, letter);
    }

    private static Step<OutboxState, OutboxEffect> added(OutboxState state, OutboxLetter letter) {
        var fresh = letter.at(new Waiting(false));
        var letters = new ArrayList<>(state.letters());
        letters.add(fresh);
        return sendingOn(state.with(letters), List.of(new Keep(fresh)));
    }

    private static Step<OutboxState, OutboxEffect> unkept(OutboxState state, OutboxLetter letter) {
        if (find(state, letter.id()).isPresent()) return Step.to(state);
        var letters = new ArrayList<>(state.letters());
        letters.add(letter.at(new Failed(ErrorCode.INTERNAL)));
        return Step.to(state.with(letters));
    }

    private static Step<OutboxState, OutboxEffect> retry(OutboxState state, ClientId id) {
        var letter = find(state, id).orElse(null);
        if (letter == null || !(letter.stage() instanceof Failed(var reason))) return Step.to(state);
        // An upload that nothing holds is deleted by the server after a while; the copy here is still there.
        var again = letter.matter() instanceof OutboxMatter.Text text && reason == ErrorCode.NOT_FOUND
                ? letter.with(OutboxFolding.uploadedAnew(text))
                : letter;
        var waiting = again.at(new Waiting(false));
        return sendingOn(replaced(state, waiting), List.of(new Keep(waiting)));
    }

    private static Step<OutboxState, OutboxEffect> discard(OutboxState state, OutboxInput.Discard discard) {
        var letter = find(state, discard.id()).orElse(null);
        if (letter == null) return Step.to(state);
        if (letter.isUntold()) return folded(OutboxFolding.without(state.letters(), letter.id()), state);
        var deleted = state.letters().stream()
                .anyMatch(other -> other.matter() instanceof OutboxMatter.Deletion && other.changes(letter.id()));
        if (deleted || !(letter.matter() instanceof OutboxMatter.Text)) return Step.to(state);
        var deletion = new OutboxMatter.Deletion(OutboxMatter.Target.of(letter.id()));
        return added(
                state, new OutboxLetter(discard.deletion(), letter.chat(), deletion, discard.at(), new Waiting(false)));
    }

    private static Step<OutboxState, OutboxEffect> uploaded(OutboxState state, OutboxInput.Uploaded uploaded) {
        var letter = find(state, uploaded.id()).orElse(null);
        if (letter == null || letter.missingFile() != uploaded.file()) return Step.to(state);
        if (!(letter.matter() instanceof OutboxMatter.Text text)) return Step.to(state);
        if (!(letter.stage() instanceof Uploading) && !(letter.stage() instanceof Waiting)) return Step.to(state);
        var next = letter.with(text.uploaded(uploaded.file(), uploaded.attachment()))
                .at(new Waiting(false));
        return sendingOn(replaced(state, next), List.of(new Keep(next)));
    }

    private static Step<OutboxState, OutboxEffect> refused(OutboxState state, OutboxInput.Refused refused) {
        if (refused.after() != null) return rest(state, refused.id(), refused.after());
        // An answer may come after its connection; a no is a no.
        var letter = find(state, refused.id()).orElse(null);
        if (letter == null || letter.stage() instanceof Failed) return Step.to(state);
        var failed = letter.at(new Failed(refused.reason()));
        var folded = OutboxFolding.intoLetter(replaced(state, failed).letters(), failed.id());
        if (folded.effects().isEmpty()) folded.effects().add(new Keep(failed));
        return folded(folded, state);
    }

    private static Step<OutboxState, OutboxEffect> rest(OutboxState state, ClientId id, Duration pause) {
        var letter = find(state, id).orElse(null);
        if (letter == null) return Step.to(state);
        if (!(letter.stage() instanceof UnderWay) && !(letter.stage() instanceof Uploading)) return Step.to(state);
        return Step.to(replaced(state, letter.at(new Resting())), new Rest(id, pause));
    }

    private static Step<OutboxState, OutboxEffect> rested(OutboxState state, ClientId id) {
        var letter = find(state, id).orElse(null);
        if (letter == null || !(letter.stage() instanceof Resting)) return Step.to(state);
        return sendingOn(replaced(state, waitingAgain(letter)), List.of());
    }

    private static Step<OutboxState, OutboxEffect> left(OutboxState state, ChatId chat) {
        Predicate<OutboxLetter> gone = letter -> letter.chat().equals(chat);
        return new Step<>(
                state.with(state.letters().stream().filter(gone.negate()).toList()),
                state.letters().stream()
                        .filter(gone)
                        .<OutboxEffect>map(letter -> new Forget(letter.id()))
                        .toList());
    }

    private static Step<OutboxState, OutboxEffect> folded(OutboxFolding.Folded folded, OutboxState state) {
        return sendingOn(state.with(folded.letters()), folded.effects());
    }

    /// While online, sends the first waiting letter of every chat that nothing holds up, and brings up files.
    private static Step<OutboxState, OutboxEffect> sendingOn(OutboxState state, List<OutboxEffect> first) {
        if (state instanceof Offline) return new Step<>(state, first);
        var held = new HashSet<ChatId>();
        for (var letter : state.letters()) {
            if (letter.holdsChat()) held.add(letter.chat());
        }
        var letters = new ArrayList<OutboxLetter>();
        var effects = new ArrayList<>(first);
        for (var letter : state.letters()) {
            var file = letter.missingFile();
            if (!(letter.stage() instanceof Waiting) || targetLetter(letter) != null) {
                letters.add(letter);
            } else if (file >= 0) {
                letters.add(letter.at(new Uploading()));
                effects.add(new Upload(letter, file));
            } else if (held.add(letter.chat())) {
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
                .map(letter -> letter.stage() instanceof Failed || letter.stage() instanceof Waiting
                        ? letter
                        : waitingAgain(letter))
                .toList();
    }

    private static OutboxLetter waitingAgain(OutboxLetter letter) {
        return letter.at(new Waiting(!letter.isUntold()));
    }

    /// The letter that a change waits for, null when there is nothing to wait for.
    private static @Nullable ClientId targetLetter(OutboxLetter letter) {
        return letter.matter() instanceof OutboxMatter.Change change
                        && change.target().message() == null
                ? change.target().letter()
                : null;
    }

    private static OutboxState replaced(OutboxState state, OutboxLetter next) {
        return state.with(state.letters().stream()
                .map(letter -> letter.id().equals(next.id()) ? next : letter)
                .toList());
    }

    private static Optional<OutboxLetter> find(OutboxState state, ClientId id) {
        return state.letters().stream().filter(letter -> letter.id().equals(id)).findFirst();
    }
}
