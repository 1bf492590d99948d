package app.parley.server.calls.rules;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.UserId;
import org.jspecify.annotations.Nullable;

/// What is to be done in the world after a step: data only. [Leave] and [MakeWay] belong to the step's transaction,
/// the rest follows once it is committed, in this order.
public sealed interface CallEffect {
    /// Acknowledges the client's event.
    record Answer(Ack ack) implements CallEffect {}

    /// Tells one device.
    record Tell(Party to, ServerCallEvent event) implements CallEffect {}

    /// Tells one device; if it has no socket now, it is told when it resumes, in its turn among what the other side
    /// signalled.
    record TellEventually(Party to, ServerCallEvent event) implements CallEffect {}

    /// Tells every device that rings, except `except`.
    record TellRinging(ServerCallEvent event, @Nullable DeviceId except) implements CallEffect {}

    /// Sends `incoming_call` to `only`, or to every connected device of the callee.
    record Ring(
            ServerCall.Ringing call,
            boolean silent,
            @Nullable DeviceId only) implements CallEffect {}

    /// Delivers what was kept for this device, in order.
    record DeliverKept(Party to) implements CallEffect {}

    /// Writes the one record and the one chat message that a call leaves.
    record Leave(CallRecord record) implements CallEffect {}

    /// Steps another call of `user` with [CallInput.MakeWay], in the same transaction and before this step's own
    /// news.
    record MakeWay(CallId other, UserId user, First how) implements CallEffect {}
}
