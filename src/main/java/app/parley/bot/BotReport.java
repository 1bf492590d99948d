package app.parley.bot;

import app.parley.protocol.CallType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a bot saw, as it is written to JSON. Absent is what did not happen.
///
/// @param errors what went wrong outside of the calls
public record BotReport(String user, List<CallReport> calls, List<String> errors) {

    /// One call.
    ///
    /// @param outcome `completed`, or why not: `declined`, `busy`, `no_answer`, `peer_offline`, …
    /// @param errors device troubles and failures within the call
    public record CallReport(
            @Nullable String callId,
            String peer,
            CallType type,
            String outcome,
            Timeline timelineMs,
            Remote remote,
            Stats stats,
            List<String> errors) {}

    /// When things happened, ms since the click or the incoming event.
    public record Timeline(
            @Nullable Long initiated,
            @Nullable Long ringing,
            @Nullable Long accepted,
            @Nullable Long iceConnected,
            @Nullable Long firstRemoteAudio,
            @Nullable Long firstRemoteVideo,
            @Nullable Long ended) {}

    /// What came from the other side: the largest picture, the rate of pictures and the last sound that was no
    /// silence.
    ///
    /// @param pattern whether the last picture was the test pattern
    public record Remote(
            int width,
            int height,
            double fps,
            long frames,
            boolean pattern,
            @Nullable Double audioLevelDbfs,
            @Nullable Double toneHz) {}

    /// The last look at the connection.
    public record Stats(
            @Nullable Double rttMs,
            @Nullable Double jitterMs,
            @Nullable Double lossPercent,
            @Nullable Double bitrateKbps,
            @Nullable String candidatePair) {}
}
