package app.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The server's answer to a [ClientEvent]. On the wire `{ok: true, …}` with the members of the record, or `{ok:
/// false, error}`.
public sealed interface Ack {
    /// Refused; nothing was changed, except that some failed calls leave a record.
    record Refused(ProtocolError error) implements Ack {}

    /// Done, with nothing to add.
    record Done() implements Ack {}

    /// To `chat:open`, `chat:create`, `chat:update`.
    record ChatAck(Chat chat) implements Ack {}

    /// To `message:send`, `message:edit`, `message:delete`, `message:react`.
    record MessageAck(Message message) implements Ack {}

    /// To `chat:history`, oldest first.
    record Messages(List<Message> messages, boolean more) implements Ack {}

    /// To `chat:search`, newest first.
    ///
    /// @param more true when fewer were told than found, because they are long; else absent
    record Found(List<Message> messages, @Nullable Boolean more) implements Ack {}

    /// To `sync`, oldest first.
    ///
    /// @param reset true when the cursor was not known and `changes` is a fresh start; else absent
    record Changes(
            String cursor,
            List<ServerChatEvent.Change> changes,
            boolean more,
            @Nullable Boolean reset) implements Ack {}

    /// To `call:initiate`.
    record Initiated(CallId callId, long expiresAt) implements Ack {}

    /// To `call:accept`, `call:resume`.
    record CallAck(CallInfo call) implements Ack {}

    /// To `call:history`, newest first.
    record Calls(List<CallRecord> calls) implements Ack {}
}
