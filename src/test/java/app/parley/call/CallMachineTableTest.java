package app.parley.call;

import static app.parley.call.Ladder.ANSWER;
import static app.parley.call.Ladder.BEN;
import static app.parley.call.Ladder.CALL_ACK;
import static app.parley.call.Ladder.CANDIDATE;
import static app.parley.call.Ladder.CHAT;
import static app.parley.call.Ladder.ID;
import static app.parley.call.Ladder.INITIATE;
import static app.parley.call.Ladder.KEY;
import static app.parley.call.Ladder.LAPTOP;
import static app.parley.call.Ladder.OFFER;
import static app.parley.call.Ladder.RESUME;
import static app.parley.call.Ladder.START;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ServerCallEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every state and every input with its decision: `M` moves the call (another state, or something to do), `.`
/// changes nothing. A new state or input fails here until its row or column is decided.
class CallMachineTableTest {
    private static final String STATES = "Idle Calling Ringing Connecting Active Reconnecting Ended";

    private static final Map<String, String> TABLE = Map.ofEntries(
            //                         I C R K A R E
            Map.entry("Dial", "M . . . . . ."),
            Map.entry("Answer", ". . M . . . ."),
            Map.entry("Reject", ". . M . . . ."),
            Map.entry("HangUp", ". M M M M M ."),
            Map.entry("Mute", ". M M M M M ."),
            Map.entry("Camera", ". M M M M M ."),
            Map.entry("SwitchCamera", ". M M M M M ."),
            Map.entry("RetryDevices", ". M M M M M ."),
            Map.entry("Initiated", ". M . . . . M"),
            Map.entry("Incoming", "M . M . . . ."),
            Map.entry("Accepted", ". M . M . . ."),
            Map.entry("Rejected", ". M . . . . ."),
            Map.entry("TimedOut", ". M . . . . ."),
            Map.entry("Over", ". M M M M M ."),
            Map.entry("PeerSignal", ". M M M M M ."),
            Map.entry("PeerSignalling", ". M M M M M ."),
            Map.entry("PeerHeld", ". . . M M M ."),
            Map.entry("Alone", ". . M . . . ."),
            Map.entry("SetHold", ". . . M M M ."),
            Map.entry("AskForVideo", ". . . M M M ."),
            Map.entry("AnswerForVideo", ". . . M M M ."),
            Map.entry("DropVideo", ". . . M M M ."),
            Map.entry("ShowPeer", ". M M M M M ."),
            Map.entry("Share", ". . . M M M ."),
            Map.entry("StopSharing", ". . . M M M ."),
            Map.entry("SharingOpen", ". . . M M M ."),
            Map.entry("Press", ". . . M M M ."),
            Map.entry("Answered", ". M M M M M M"),
            Map.entry("Unanswered", ". M M M M M M"),
            Map.entry("Signalling", ". M M M M M M"),
            Map.entry("LocalDescription", ". M M M M M ."),
            Map.entry("LocalCandidate", ". M M M M M ."),
            Map.entry("MediaConnected", ". M M M . M ."),
            Map.entry("MediaLost", ". M M M M . ."),
            Map.entry("MediaFailed", ". M M M M M ."),
            Map.entry("NoWayOut", ". M M M . . ."),
            Map.entry("MediaBroken", ". M M M M M ."),
            Map.entry("DeviceFailed", ". M M M M M ."),
            Map.entry("DevicesOpen", ". M M M M M ."),
            Map.entry("TimerFired", ". M M M M M ."));

    @Test
    void everyStateAndInputIsDecided() {
        assertThat(TABLE.keySet()).isEqualTo(names(CallInput.class).keySet());
        assertThat(List.of(STATES.split(" "))).containsExactlyInAnyOrderElementsOf(leaves(CallState.class));
        var seen = new LinkedHashMap<String, String>();
        for (var name : TABLE.keySet()) {
            var row = new StringBuilder();
            for (var state : STATES.split(" ")) row.append(moves(state, name) ? "M " : ". ");
            seen.put(name, row.toString().strip());
        }
        assertThat(new TreeMap<>(seen)).isEqualTo(new TreeMap<>(TABLE));
    }

    private static boolean moves(String state, String input) {
        for (var rung : rungs(state)) {
            for (var sample : samples()) {
                if (!sample.getClass().getSimpleName().equals(input)) continue;
                var step = Ladder.step(rung, sample);
                if (!step.next().equals(rung) || !step.effects().isEmpty()) return true;
            }
        }
        return false;
    }

    private static List<CallState> rungs(String state) {
        return Stream.of(
                        new CallState.Idle(),
                        Ladder.dialled(),
                        visible(Ladder.calling()),
                        Ladder.warmCaller(),
                        visible(Ladder.ringing()),
                        Ladder.warm(),
                        visible(Ladder.connectingCaller()),
                        Ladder.connectingCallee(),
                        Ladder.after(Ladder.connectingCaller(), Ladder.signal(new CallSignal.Answer(ANSWER))),
                        Ladder.after(Ladder.warm(), new CallInput.Answer(true)),
                        visible(Ladder.activeCaller()),
                        Ladder.activeCallee(),
                        visible(Ladder.reconnectingCaller()),
                        Ladder.reconnectingCallee(),
                        Ladder.waiting(),
                        Ladder.audio(confirmed()),
                        Ladder.audio(Ladder.activeCaller()),
                        Ladder.audio(Ladder.reconnectingCaller()),
                        Ladder.askedForVideo(confirmed()),
                        Ladder.askedForVideo(Ladder.activeCallee()),
                        Ladder.askedForVideo(Ladder.reconnectingCallee()),
                        sharing(confirmed()),
                        sharing(Ladder.activeCaller()),
                        sharing(Ladder.reconnectingCaller()),
                        Ladder.ended(),
                        Ladder.endedUnnamed(),
                        Ladder.after(Ladder.ended(), new CallInput.Unanswered(END)))
                .filter(rung -> rung.getClass().getSimpleName().equals(state))
                .toList();
    }

    /// Answered, and not connected.
    private static CallState confirmed() {
        return Ladder.connectingCaller();
    }

    private static CallState sharing(CallState state) {
        return Ladder.after(state, SHARE);
    }

    private static CallState visible(CallState state) {
        return Ladder.after(state, new CallInput.DevicesOpen(true, true));
    }

    private static final ClientCallEvent.End END = new ClientCallEvent.End(ID, ClientCallEvent.HangUpReason.HANGUP);

    private static final CallInput SHARE = new CallInput.Share(new ShareSource.Desktop(), ShareSource.Content.TEXT);

    private static List<CallInput> samples() {
        var refused = new Ack.Refused(ProtocolError.of(ErrorCode.CALL_NOT_FOUND, "gone"));
        var signalled = new ClientCallEvent.Signal(ID, new CallSignal.Candidate(CANDIDATE));
        var samples = Stream.<CallInput>builder();
        for (var timer : CallTimer.values()) samples.add(new CallInput.TimerFired(timer, START));
        for (var reason : ServerCallEvent.Reason.values()) {
            samples.add(new CallInput.Over(new ServerCallEvent.Ended(ID, reason, null, 0)));
        }
        for (var event : List.of(INITIATE, RESUME, new ClientCallEvent.Accept(ID, null), signalled)) {
            samples.add(new CallInput.Answered(event, refused, START));
        }
        return Stream.concat(
                        samples.build(),
                        Stream.of(
                                new CallInput.Dial(KEY, BEN, CHAT, CallType.AUDIO),
                                new CallInput.Answer(true),
                                new CallInput.Reject(),
                                new CallInput.HangUp(START),
                                new CallInput.Mute(true),
                                new CallInput.Camera(false),
                                new CallInput.SwitchCamera(),
                                new CallInput.RetryDevices(),
                                new CallInput.Alone(),
                                new CallInput.SetHold(true),
                                new CallInput.AskForVideo(),
                                new CallInput.AnswerForVideo(true, true),
                                new CallInput.DropVideo(),
                                new CallInput.ShowPeer(new PictureSize(640, 360)),
                                SHARE,
                                new CallInput.StopSharing(),
                                new CallInput.SharingOpen(true),
                                new CallInput.Press("1"),
                                new CallInput.Initiated(ID),
                                Ladder.incoming(),
                                new CallInput.Accepted(LAPTOP, START),
                                new CallInput.Rejected(ClientCallEvent.RejectReason.DECLINED),
                                new CallInput.TimedOut(),
                                Ladder.signal(new CallSignal.Offer(OFFER)),
                                Ladder.signal(new CallSignal.Answer(ANSWER)),
                                Ladder.signal(new CallSignal.Candidate(CANDIDATE)),
                                Ladder.signal(new CallSignal.Media(false, false, false)),
                                new CallInput.PeerSignalling(false),
                                new CallInput.PeerHeld(true),
                                new CallInput.Answered(INITIATE, new Ack.Initiated(ID, 1), START),
                                new CallInput.Answered(RESUME, CALL_ACK, START),
                                new CallInput.Unanswered(signalled),
                                new CallInput.Unanswered(END),
                                new CallInput.Signalling(true),
                                new CallInput.Signalling(false),
                                new CallInput.LocalDescription(OFFER),
                                new CallInput.LocalCandidate(null),
                                new CallInput.MediaConnected(),
                                new CallInput.MediaLost(),
                                new CallInput.MediaFailed(),
                                new CallInput.NoWayOut(new CallFailure.NoRelay()),
                                new CallInput.MediaBroken(),
                                new CallInput.DeviceFailed(new CallFailure.NoSoundSystem()),
                                new CallInput.DevicesOpen(false, false)))
                .toList();
    }

    private static Map<String, Class<?>> names(Class<?> sealed) {
        var names = new LinkedHashMap<String, Class<?>>();
        for (var type : sealed.getPermittedSubclasses()) names.put(type.getSimpleName(), type);
        return names;
    }

    private static List<String> leaves(Class<?> type) {
        var permitted = type.getPermittedSubclasses();
        if (permitted == null) return List.of(type.getSimpleName());
        return Arrays.stream(permitted)
                .flatMap(one -> leaves(one).stream())
                .distinct()
                .toList();
    }
}
