package app.parley.support;

import app.parley.protocol.AttachmentId;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.MessageId;
import app.parley.protocol.RequestId;
import app.parley.protocol.SessionDescription;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import java.util.ArrayList;
import java.util.List;

/// What honest clients say over their sockets, as text.
public final class Traffic {
    private Traffic() {}

    /// One of every kind of event.
    ///
    /// @param peer who is invited, called and mentioned
    public static List<ClientEvent> events(ChatId chat, MessageId message, CallId call, UserId peer) {
        var offer = new SessionDescription(SessionDescription.Type.OFFER, "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\n");
        var answer = new SessionDescription(SessionDescription.Type.ANSWER, "v=0\r\ns=-\r\n");
        var candidate = new IceCandidate("candidate:1 1 udp 2113937151 127.0.0.1 50000 typ host", "0", 0);
        return List.of(
                new ClientEvent.Sync(null),
                new ClientEvent.Sync("abc.12"),
                new ClientChatEvent.Open(peer),
                new ClientChatEvent.Create(new RequestId("r1"), "A title", List.of(peer)),
                new ClientChatEvent.Update(chat, "Other", List.of(peer), List.of(peer), true),
                new ClientChatEvent.History(chat, 12L, 50),
                new ClientChatEvent.Search("word", chat, 10),
                new ClientChatEvent.Send(
                        chat,
                        new ClientId("m1"),
                        "Grüße, 世界 😀",
                        message,
                        List.of(new AttachmentId("a1")),
                        List.of(peer)),
                new ClientChatEvent.Edit(message, "better"),
                new ClientChatEvent.Delete(message),
                new ClientChatEvent.React(message, "👍", true),
                new ClientChatEvent.Read(chat, 3),
                new ClientChatEvent.Typing(chat, true),
                new ClientCallEvent.Initiate(new RequestId("r2"), peer, chat, CallType.VIDEO),
                new ClientCallEvent.Accept(call, ClientCallEvent.First.HOLD),
                new ClientCallEvent.Reject(call, ClientCallEvent.RejectReason.BUSY),
                new ClientCallEvent.End(call, ClientCallEvent.HangUpReason.FAILED),
                new ClientCallEvent.Resume(call),
                new ClientCallEvent.Hold(call, true),
                new ClientCallEvent.Forget(List.of(call), null),
                new ClientCallEvent.History(call, 10),
                new ClientCallEvent.Signal(call, new CallSignal.Offer(offer)),
                new ClientCallEvent.Signal(call, new CallSignal.Answer(answer)),
                new ClientCallEvent.Signal(call, new CallSignal.Candidate(candidate)),
                new ClientCallEvent.Signal(call, new CallSignal.Candidate(null)),
                new ClientCallEvent.Signal(call, new CallSignal.Media(true, false, true)),
                new ClientCallEvent.Signal(call, new CallSignal.Upgrade(CallSignal.UpgradeStep.ASK)),
                new ClientCallEvent.Signal(call, new CallSignal.View(640, 360)));
    }

    /// The same as Socket.IO's packets with the Engine.IO's type before them, and the packets that are no events.
    public static List<String> frames(List<ClientEvent> events, String auth) {
        var frames = new ArrayList<String>();
        var id = 0;
        for (var event : events) {
            frames.add("42" + id++ + "[\"" + ProtocolJson.name(event) + "\"," + ProtocolJson.encode(event) + "]");
        }
        frames.addAll(List.of(
                "40" + auth,
                "40/other," + auth,
                "41",
                "431[{\"ok\":true}]",
                "451-[\"upload\",{\"_placeholder\":true,\"num\":0}]",
                "461-7[{\"_placeholder\":true,\"num\":0}]",
                "42[\"unknown:event\",{\"a\":[1,2,{\"b\":null}]},\"more\",4]",
                "3",
                "2probe",
                "5",
                "6"));
        return List.copyOf(frames);
    }
}
