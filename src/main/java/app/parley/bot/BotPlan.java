package app.parley.bot;

import app.parley.protocol.CallType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a bot is to do.
///
/// @param register make the account first, unless it is there already
/// @param call whom to call, by username; null to answer whoever calls
/// @param relayOnly connect by TURN alone
/// @param talk how long to stay in a call before hanging up; null to stay until the other side hangs up
/// @param calls how many calls to make or answer; 0 to answer until the process is told to end
/// @param answerAfter how long it rings before the bot answers
/// @param report where to write the report; null for the standard output
/// @param echo play the caller's voice back
public record BotPlan(
        URI server,
        String user,
        String password,
        boolean register,
        @Nullable String call,
        CallType type,
        boolean synthetic,
        boolean relayOnly,
        @Nullable Duration talk,
        int calls,
        Duration answerAfter,
        @Nullable Path report,
        boolean echo) {

    /// Leaves the password out of logs.
    @Override
    public String toString() {
        return "BotPlan[" + user + " at " + server + "]";
    }
}
