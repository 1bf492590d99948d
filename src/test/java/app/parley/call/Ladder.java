package app.parley.call;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallInfo;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.Presence;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.SessionDescription;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Instant;
import java.util.List;

/// The rungs that tests climb: a call in each of its states, reached as a real call reaches it, and the words that
/// they speak.
final class Ladder {
    static final CallMachine MACHINE = new CallMachine();
    static final CallKey KEY = new CallKey("wish");
    static final CallId ID = new CallId("c1");
    static final ChatId CHAT = new ChatId("chat");
    static final User BEN = new User(new UserId("ben"), "ben", "Ben", null, Presence.ONLINE, null);
    static final DeviceId LAPTOP = new DeviceId("laptop");
    static final DeviceId PHONE = new DeviceId("phone");
    static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    static final SessionDescription OFFER = description(SessionDescription.Type.OFFER, "4711");
    static final SessionDescription ANSWER = description(SessionDescription.Type.ANSWER, "4712");
    static final IceCandidate CANDIDATE = new IceCandidate("candidate:1", "0", 0);
    static final ClientCallEvent.Initiate INITIATE =
            new ClientCallEvent.Initiate(new RequestId("wish"), BEN.id(), CHAT, CallType.VIDEO);
    static final ClientCallEvent.Resume RESUME = new ClientCallEvent.Resume(ID);
    static final Ack.CallAck CALL_ACK = new Ack.CallAck(
            new CallInfo(ID, CHAT, CallType.VIDEO, BEN.id(), BEN.id(), CallInfo.State.ACTIVE, 0, 0, null, List.of()));

    private Ladder() {}

    static CallState dialled() {
        return after(new CallState.Idle(), new CallInput.Dial(KEY, BEN, CHAT, CallType.VIDEO));
    }

    static CallState calling() {
        return after(dialled(), new CallInput.Initiated(ID), new CallInput.LocalDescription(OFFER));
    }

    static CallState ringing() {
        return after(new CallState.Idle(), incoming());
    }

    /// Ringing, and agreed already with the caller.
    static CallState warm() {
        return after(
                ringing(),
                signal(new CallSignal.Offer(OFFER)),
                new CallInput.LocalDescription(ANSWER),
                new CallInput.MediaConnected());
    }

    /// Calling, and agreed already with one of the callee's devices.
    static CallState warmCaller() {
        return after(calling(), signal(new CallSignal.Answer(ANSWER)), new CallInput.MediaConnected());
    }

    static CallState connectingCaller() {
        return after(calling(), new CallInput.Accepted(LAPTOP, START));
    }

    static CallState connectingCallee() {
        return after(ringing(), new CallInput.Answer(true));
    }

    static CallState activeCaller() {
        return after(connectingCaller(), signal(new CallSignal.Answer(ANSWER)), new CallInput.MediaConnected());
    }

    static CallState activeCallee() {
        return after(warm(), new CallInput.Answer(true), new CallInput.Accepted(PHONE, START));
    }

    static CallState reconnectingCaller() {
        return after(activeCaller(), new CallInput.MediaLost());
    }

    static CallState reconnectingCallee() {
        return after(activeCallee(), new CallInput.MediaLost());
    }

    static CallState ended() {
        return after(activeCaller(), new CallInput.HangUp(START.plusSeconds(60)));
    }

    /// Given up before the server had named the call.
    static CallState endedUnnamed() {
        return after(dialled(), new CallInput.HangUp(START));
    }

    /// Ringing beside another call.
    static CallState waiting() {
        return after(new CallState.Idle(), incoming(true));
    }

    /// A call with sound alone from `state` on.
    static CallState audio(CallState state) {
        return after(state, new CallInput.DropVideo());
    }

    /// A call with sound alone in which they ask for pictures.
    static CallState askedForVideo(CallState state) {
        return after(audio(state), signal(new CallSignal.Upgrade(CallSignal.UpgradeStep.ASK)));
    }

    static CallInput.Incoming incoming(boolean waiting) {
        return new CallInput.Incoming(
                new CallKey("c1"),
                new ServerCallEvent.Incoming(ID, CHAT, CallType.VIDEO, BEN, 30_000, false, waiting ? true : null),
                false);
    }

    static CallInput.Incoming incoming() {
        return new CallInput.Incoming(
                new CallKey("c1"),
                new ServerCallEvent.Incoming(ID, CHAT, CallType.VIDEO, BEN, 30_000, false, null),
                false);
    }

    static CallInput.PeerSignal signal(CallSignal signal) {
        return new CallInput.PeerSignal(signal, LAPTOP);
    }

    static CallState after(CallState state, CallInput... inputs) {
        var now = state;
        for (var input : inputs) now = step(now, input).next();
        return now;
    }

    static Step<CallState, CallEffect> step(CallState state, CallInput input) {
        return MACHINE.step(state, input);
    }

    static SessionDescription description(SessionDescription.Type type, String session) {
        return new SessionDescription(type, "v=0\r\no=- " + session + " 2 IN IP4 127.0.0.1\r\ns=-\r\n");
    }
}
