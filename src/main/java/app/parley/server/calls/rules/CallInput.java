package app.parley.server.calls.rules;

import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ClientCallEvent.HangUpReason;
import app.parley.protocol.ClientCallEvent.RejectReason;
import app.parley.protocol.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can happen to a call on the server, with the facts that deciding it takes. `now` is the server's clock.
public sealed interface CallInput {
    /// From a client: `call:initiate`, under a fresh id.
    record Initiate(Invitation invitation, Party by, Surroundings facts) implements CallInput {}

    /// What the rules need to know of the world around a new call. For a chat that does not exist the rest is moot.
    ///
    /// @param calleeOnline the callee has a device with a socket
    /// @param calleeSilent the callee has Do Not Disturb on
    record Surroundings(
            boolean chatExists,
            boolean callerInChat,
            boolean calleeInChat,
            boolean calleeOnline,
            boolean calleeSilent,
            boolean calleeTakesWaiting,
            List<OtherCall> callersCalls,
            List<OtherCall> calleesCalls) {
        public Surroundings {
            callersCalls = List.copyOf(callersCalls);
            calleesCalls = List.copyOf(calleesCalls);
        }
    }

    /// From a client: `call:accept`.
    ///
    /// @param others the other calls of the accepting user
    record Accept(Party by, @Nullable First first, List<OtherCall> others, long now) implements CallInput {
        public Accept {
            others = List.copyOf(others);
        }
    }

    /// From a client: `call:reject`.
    record Reject(Party by, RejectReason reason, long now) implements CallInput {}

    /// From a client: `call:end`.
    record End(Party by, HangUpReason reason, long now) implements CallInput {}

    /// From a client: `call:hold`.
    ///
    /// @param others the other calls of that user
    record Hold(Party by, boolean on, List<OtherCall> others, long now) implements CallInput {
        public Hold {
            others = List.copyOf(others);
        }
    }

    /// From a client: `call:resume`.
    record Resume(Party by, long now) implements CallInput {}

    /// From another call of `user`, which becomes their current one: this one ends or is held.
    record MakeWay(UserId user, First how, long now) implements CallInput {}

    /// From the gateway: a device of a participant has a new socket.
    ///
    /// @param silent its user has Do Not Disturb on
    record DeviceConnected(Party device, boolean silent) implements CallInput {}

    /// From the gateway: a device of a participant has no socket any more.
    ///
    /// @param lastOfUser no other device of that user has one
    record DeviceLost(Party device, boolean lastOfUser, long now) implements CallInput {}

    /// From the accounts: a device of a participant is signed out, for good.
    ///
    /// @param lastOfUser no other device of that user has a socket
    record DeviceSignedOut(Party device, boolean lastOfUser, long now) implements CallInput {}

    /// From the chats: a participant is no longer a member of the call's chat.
    record MemberLeft(UserId user, long now) implements CallInput {}

    /// From the clock: [ServerCall.Current#dueAt] may have passed.
    record Due(long now) implements CallInput {}

    /// From start-up: the server was away, and nobody has a socket yet.
    ///
    /// @param lostAt when the sockets were lost, as nearly as is known; never after `now`
    record Restarted(long lostAt, long now) implements CallInput {}
}
