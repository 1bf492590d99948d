package app.parley.server.calls.rules;

import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The people, devices and calls that the rules' tests speak of. Everything begins at [#NOW].
final class Calls {
    static final long NOW = 1_000_000;
    static final CallTimes TIMES = new CallTimes(30_000, 15_000);
    static final CallRules RULES = new CallRules(TIMES);

    static final UserId ANA = new UserId("ana");
    static final UserId BEN = new UserId("ben");
    static final UserId CAT = new UserId("cat");
    static final ChatId CHAT = new ChatId("chat");
    static final CallId CALL = new CallId("call");
    static final CallId OTHER = new CallId("other");

    static final Party ANAS_DESK = new Party(ANA, new DeviceId("ana-desk"));
    static final Party ANAS_PHONE = new Party(ANA, new DeviceId("ana-phone"));
    static final Party BENS_DESK = new Party(BEN, new DeviceId("ben-desk"));
    static final Party BENS_PHONE = new Party(BEN, new DeviceId("ben-phone"));
    static final Party CATS_DESK = new Party(CAT, new DeviceId("cat-desk"));

    private Calls() {}

    static Invitation invitation() {
        return new Invitation(CALL, CHAT, CallType.VIDEO, ANA, BEN, NOW, NOW + TIMES.ringTimeoutMs());
    }

    /// Ana's desk rings Ben.
    static ServerCall.Ringing ringing() {
        return new ServerCall.Ringing(invitation(), ANAS_DESK.device(), false, null, null);
    }

    /// Ana and Ben talk at their desks.
    static ServerCall.Active active() {
        return new ServerCall.Active(
                invitation(), ANAS_DESK.device(), BENS_DESK.device(), NOW + 4_000, Set.of(), Map.of());
    }

    static ServerCall.Over over() {
        return (ServerCall.Over)
                RULES.step(active(), new CallInput.MemberLeft(ANA, NOW + 9_000)).next();
    }

    /// Everybody is in the chat, connected and in no call.
    static CallInput.Surroundings quiet() {
        return around(List.of(), List.of(), false);
    }

    static CallInput.Surroundings around(List<OtherCall> callers, List<OtherCall> callees, boolean callWaiting) {
        return new CallInput.Surroundings(true, true, true, true, false, callWaiting, callers, callees);
    }

    static OtherCall ringingOut(UserId peer) {
        return new OtherCall(OTHER, OtherCall.Kind.RINGING_OUT, peer, false, new DeviceId("some"));
    }

    static OtherCall ringingIn(UserId peer) {
        return new OtherCall(OTHER, OtherCall.Kind.RINGING_IN, peer, false, null);
    }

    static OtherCall talking(DeviceId device) {
        return new OtherCall(OTHER, OtherCall.Kind.ACTIVE, CAT, false, device);
    }

    static OtherCall held(DeviceId device) {
        return new OtherCall(OTHER, OtherCall.Kind.ACTIVE, CAT, true, device);
    }
}
