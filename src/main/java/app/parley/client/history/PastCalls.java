package app.parley.client.history;

import java.util.List;

/// What is known of the calls of the past.
///
/// @param calls the newest first
/// @param more whether there are older ones that can be brought now
/// @param loading whether a page is on its way from the server
/// @param online whether there is a connection to the server
/// @param unseen how many calls were missed since the user looked last
public record PastCalls(List<PastCall> calls, boolean more, boolean loading, boolean online, int unseen) {
    /// Nothing known yet.
    public static final PastCalls EMPTY = new PastCalls(List.of(), false, true, false, 0);

    public PastCalls {
        calls = List.copyOf(calls);
    }
}
