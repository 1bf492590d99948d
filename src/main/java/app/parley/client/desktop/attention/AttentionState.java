package app.parley.client.desktop.attention;

import app.parley.protocol.ChatId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What [Attention] remembers.
///
/// @param front the person looks at the window
/// @param ring the call that waits to be answered, if any
/// @param known what is known of each chat; null before the first look, by which nothing is news
/// @param gathered what came since the connection stands, until it has settled; null once it has
/// @param online whether the connection stands
/// @param notified chats whose notification is out
/// @param away whether the notification of what came while one was away is out
/// @param badge the latest
public record AttentionState(
        boolean front,
        @Nullable Ring ring,
        @Nullable Map<ChatId, Known> known,
        @Nullable Gathered gathered,
        boolean online,
        Set<ChatId> notified,
        boolean away,
        Badge badge) {
    /// Before anybody is signed in.
    public static final AttentionState NOTHING =
            new AttentionState(false, null, null, null, false, Set.of(), false, Badge.NONE);

    public AttentionState {
        if (known != null) known = Map.copyOf(known);
        notified = Set.copyOf(notified);
    }

    /// What is known of a chat.
    ///
    /// @param seq of its newest message
    /// @param unread messages
    /// @param missed calls among them
    public record Known(long seq, int unread, int missed) {}

    /// What came of late.
    ///
    /// @param latest of each chat with news
    public record Gathered(int messages, int missed, Map<ChatId, ChatSight> latest) {
        static final Gathered NOTHING = new Gathered(0, 0, Map.of());

        public Gathered {
            latest = Map.copyOf(latest);
        }
    }

    AttentionState withFront(boolean next) {
        return new AttentionState(next, ring, known, gathered, online, notified, away, badge);
    }

    AttentionState withRing(@Nullable Ring next) {
        return new AttentionState(front, next, known, gathered, online, notified, away, badge);
    }

    AttentionState withKnown(Map<ChatId, Known> next) {
        return new AttentionState(front, ring, next, gathered, online, notified, away, badge);
    }

    AttentionState withGathered(@Nullable Gathered next) {
        return new AttentionState(front, ring, known, next, online, notified, away, badge);
    }

    AttentionState withOnline(boolean next) {
        return new AttentionState(front, ring, known, gathered, next, notified, away, badge);
    }

    AttentionState withNotified(Set<ChatId> next) {
        return new AttentionState(front, ring, known, gathered, online, next, away, badge);
    }

    AttentionState withAway(boolean next) {
        return new AttentionState(front, ring, known, gathered, online, notified, next, badge);
    }

    AttentionState withBadge(Badge next) {
        return new AttentionState(front, ring, known, gathered, online, notified, away, next);
    }
}
