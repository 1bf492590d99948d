package app.parley.client.desktop.attention;

import app.parley.call.CallState;
import java.util.List;

/// All that matters for a person's attention.
public sealed interface AttentionInput {
    /// Whether the window is what the person looks at: shown, not minimised, with the focus.
    record Front(boolean front) implements AttentionInput {}

    /// The calls have changed.
    record Calls(CallState onScreen, CallState beside) implements AttentionInput {}

    /// The chats or the connection have changed.
    ///
    /// @param quiet nothing is to come up now
    record Chats(boolean online, List<ChatSight> chats, boolean quiet) implements AttentionInput {
        public Chats {
            chats = List.copyOf(chats);
        }
    }

    /// What came while one was away is all there: nothing new has come for a while.
    ///
    /// @param quiet nothing is to come up now
    record Settled(boolean quiet) implements AttentionInput {}

    /// Nobody is signed in any more.
    record SignedOut() implements AttentionInput {}
}
