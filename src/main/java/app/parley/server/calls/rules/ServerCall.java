package app.parley.server.calls.rules;

import app.parley.protocol.CallId;
import app.parley.protocol.CallInfo;
import app.parley.protocol.CallRecord;
import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call as the server holds it: immutable, kept in the database, changed by [CallRules] alone.
///
///     None ──▶ Ringing ──accept──▶ Active
///       │         │                   │
///       │         └──────▶ Over ◀─────┘
///       └─ callee offline or busy ─▶ Over
///
/// Times are milliseconds since the epoch.
public sealed interface ServerCall {
    /// Not a call yet, or an id that nobody knows.
    record None() implements ServerCall {}

    /// A call that its participants are in.
    sealed interface Current extends ServerCall {
        Invitation invitation();

        /// When [CallInput.Due] has something to decide, if nothing happens before.
        OptionalLong dueAt(CallTimes times);

        /// As it crosses the wire.
        CallInfo info();

        default CallId callId() {
            return invitation().callId();
        }
    }

    /// The callee's devices ring.
    ///
    /// @param waiting the callee was in an active call when it began
    /// @param callerLostAt since when the caller's device has no socket
    /// @param calleeLostAt since when none of the callee's devices has a socket
    record Ringing(
            Invitation invitation,
            DeviceId callerDevice,
            boolean waiting,
            @Nullable Long callerLostAt,
            @Nullable Long calleeLostAt)
            implements Current {

        public Party caller() {
            return new Party(invitation.callerId(), callerDevice);
        }

        @Override
        public OptionalLong dueAt(CallTimes times) {
            return OptionalLong.of(
                    Math.min(invitation.expiresAt(), Math.min(callerLossDueAt(times), calleeLossDueAt(times))));
        }

        long callerLossDueAt(CallTimes times) {
            return callerLostAt == null ? Long.MAX_VALUE : callerLostAt + times.ringingLossMs();
        }

        long calleeLossDueAt(CallTimes times) {
            return calleeLostAt == null ? Long.MAX_VALUE : calleeLostAt + times.ringingLossMs();
        }

        Ringing withLosses(@Nullable Long callerLost, @Nullable Long calleeLost) {
            return new Ringing(invitation, callerDevice, waiting, callerLost, calleeLost);
        }

        @Override
        public CallInfo info() {
            return callInfo(invitation, CallInfo.State.RINGING, null, List.of());
        }
    }

    /// Two devices talk.
    ///
    /// @param heldBy the participants who hold it
    /// @param lostAt since when a participant's device has no socket
    record Active(
            Invitation invitation,
            DeviceId callerDevice,
            DeviceId calleeDevice,
            long startedAt,
            Set<UserId> heldBy,
            Map<UserId, Long> lostAt)
            implements Current {
        public Active {
            heldBy = Set.copyOf(heldBy);
            lostAt = Map.copyOf(lostAt);
        }

        /// The device of `user`, who is a participant, in this call.
        public Party party(UserId user) {
            return user.equals(invitation.callerId())
                    ? new Party(user, callerDevice)
                    : new Party(invitation.calleeId(), calleeDevice);
        }

        /// The other end of the line from `user`, who is a participant.
        public Party peerOf(UserId user) {
            return party(user.equals(invitation.callerId()) ? invitation.calleeId() : invitation.callerId());
        }

        boolean isIn(Party party) {
            return invitation.isParticipant(party.user()) && party(party.user()).equals(party);
        }

        @Override
        public OptionalLong dueAt(CallTimes times) {
            return lostAt.values().stream()
                    .mapToLong(lost -> lost + times.reconnectGraceMs())
                    .min();
        }

        Active withHeld(UserId user, boolean on) {
            var holders = new HashSet<>(heldBy);
            if (on) holders.add(user);
            else holders.remove(user);
            return new Active(invitation, callerDevice, calleeDevice, startedAt, holders, lostAt);
        }

        Active withLoss(UserId user, @Nullable Long since) {
            var losses = new HashMap<>(lostAt);
            if (since == null) losses.remove(user);
            else losses.put(user, since);
            return new Active(invitation, callerDevice, calleeDevice, startedAt, heldBy, losses);
        }

        @Override
        public CallInfo info() {
            var holders =
                    heldBy.stream().sorted(Comparator.comparing(UserId::value)).toList();
            return callInfo(invitation, CallInfo.State.ACTIVE, startedAt, holders);
        }
    }

    /// Ended, for good.
    record Over(CallRecord record) implements ServerCall {}

    private static CallInfo callInfo(
            Invitation call, CallInfo.State state, @Nullable Long startedAt, List<UserId> heldBy) {
        return new CallInfo(
                call.callId(),
                call.chatId(),
                call.type(),
                call.callerId(),
                call.calleeId(),
                state,
                call.createdAt(),
                call.expiresAt(),
                startedAt,
                heldBy);
    }
}
