package app.parley.client.chat;

import java.util.List;

/// Where the outbox stands. The letters are in the order in which they were written.
///
///     Offline ──Connected──▶ Online
///        ◀────Disconnected────┘
public sealed interface OutboxState {
    List<OutboxLetter> letters();

    /// The same with other letters.
    OutboxState with(List<OutboxLetter> letters);

    /// Nothing can be sent: every letter waits or has failed.
    record Offline(List<OutboxLetter> letters) implements OutboxState {
        public Offline {
            letters = List.copyOf(letters);
        }

        @Override
        public Offline with(List<OutboxLetter> others) {
            return new Offline(others);
        }
    }

    /// In every chat at most one letter is under way or rests, and none waits without such a one before it.
    record Online(List<OutboxLetter> letters) implements OutboxState {
        public Online {
            letters = List.copyOf(letters);
        }

        @Override
        public Online with(List<OutboxLetter> others) {
            return new Online(others);
        }
    }
}
