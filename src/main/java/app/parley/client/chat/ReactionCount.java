package app.parley.client.chat;

import java.util.List;

/// One emoji that people reacted with to a message.
///
/// @param names who did, in the order in which they did; of many only the first
/// @param count how many did
/// @param own whether oneself is among them; what the server does not know yet counts
public record ReactionCount(String emoji, List<String> names, int count, boolean own) {
    /// Most names that are told: more than a tooltip shows.
    static final int NAMED = 20;

    public ReactionCount {
        names = List.copyOf(names);
    }
}
