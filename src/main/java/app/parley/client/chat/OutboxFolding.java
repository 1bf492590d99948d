package app.parley.client.chat;

import app.parley.client.chat.OutboxEffect.Forget;
import app.parley.client.chat.OutboxEffect.Keep;
import app.parley.protocol.ClientId;
import app.parley.protocol.MessageId;
import java.util.ArrayList;
import java.util.List;

/// What becomes of changes to a message that is a letter itself, when that letter arrives, fails or goes. Pure; a
/// part of [Outbox].
final class OutboxFolding {
    private OutboxFolding() {}

    /// The letters after it, and what is to be done; both may be changed.
    record Folded(List<OutboxLetter> letters, List<OutboxEffect> effects) {}

    /// The letter is a message now: it goes, and changes to it know what to call it.
    static Folded arrived(List<OutboxLetter> letters, ClientId id, MessageId message) {
        var folded = new Folded(new ArrayList<>(), new ArrayList<>());
        for (var letter : letters) {
            if (letter.id().equals(id)) {
                folded.effects.add(new Forget(id));
            } else if (letter.changes(id) && letter.matter() instanceof OutboxMatter.Change change) {
                var named = letter.with(change.to(message));
                folded.letters.add(named);
                folded.effects.add(new Keep(named));
            } else {
                folded.letters.add(letter);
            }
        }
        return folded;
    }

    /// The letter goes, and changes to it with it.
    static Folded without(List<OutboxLetter> letters, ClientId id) {
        var folded = new Folded(new ArrayList<>(), new ArrayList<>());
        for (var letter : letters) {
            if (letter.id().equals(id) || letter.changes(id)) {
                folded.effects.add(new Forget(letter.id()));
            } else {
                folded.letters.add(letter);
            }
        }
        return folded;
    }

    /// The letter has failed: no message will come of it, so that changes to it are made to itself. What is deleted
    /// is gone, an edit is its text, reactions were to nothing.
    static Folded intoLetter(List<OutboxLetter> letters, ClientId id) {
        var changes = letters.stream().filter(letter -> letter.changes(id)).toList();
        if (changes.stream().anyMatch(letter -> letter.matter() instanceof OutboxMatter.Deletion)) {
            return without(letters, id);
        }
        var folded = new Folded(new ArrayList<>(), new ArrayList<>());
        for (var letter : letters) {
            if (letter.changes(id)) {
                folded.effects.add(new Forget(letter.id()));
            } else if (letter.id().equals(id) && !changes.isEmpty()) {
                var edited = edited(letter, changes);
                folded.letters.add(edited);
                folded.effects.add(new Keep(edited));
            } else {
                folded.letters.add(letter);
            }
        }
        return folded;
    }

    static OutboxMatter.Text uploadedAnew(OutboxMatter.Text text) {
        return new OutboxMatter.Text(
                text.text(),
                text.replyTo(),
                text.mentions(),
                text.files().stream()
                        .map(file ->
                                new OutboxMatter.Enclosure(file.name(), file.type(), file.size(), file.pin(), null))
                        .toList());
    }

    private static OutboxLetter edited(OutboxLetter letter, List<OutboxLetter> changes) {
        var edited = letter;
        for (var change : changes) {
            if (change.matter() instanceof OutboxMatter.Edit(var _, var text)
                    && edited.matter() instanceof OutboxMatter.Text old) {
                edited = edited.with(old.withText(text));
            }
        }
        return edited;
    }
}
