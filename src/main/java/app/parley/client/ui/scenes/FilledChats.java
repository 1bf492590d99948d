package app.parley.client.ui.scenes;

import static app.parley.client.ui.scenes.StagedPeople.AMARA;
import static app.parley.client.ui.scenes.StagedPeople.ECATERINA;
import static app.parley.client.ui.scenes.StagedPeople.ECHO;
import static app.parley.client.ui.scenes.StagedPeople.JONAS;
import static app.parley.client.ui.scenes.StagedPeople.LONG;
import static app.parley.client.ui.scenes.StagedPeople.MEI;
import static app.parley.client.ui.scenes.StagedPeople.SAM;
import static app.parley.client.ui.scenes.StagedPeople.YOUSSEF;

import app.parley.client.history.PastCall;
import app.parley.client.history.PastCalls;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.util.List;

/// Somebody's chats and calls as they might look after a morning.
public final class FilledChats {
    private FilledChats() {}

    /// Whom one can begin a chat with.
    public static void introduce(StagedChats chats) {
        chats.people(AMARA, ECHO, JONAS, LONG, ECATERINA);
    }

    /// Chats of every kind, the one with Amara the newest, and the calls that were had in them.
    public static void fill(StagedChats chats, StagedHistory history) {
        var echo = chats.directChat(ECHO);
        chats.says(echo, ECHO, "Call me to test your microphone");
        chats.markRead(echo);
        var jonas = chats.directChat(JONAS);
        chats.called(JONAS, record(jonas, JONAS.id(), SAM.id(), CallRecord.Outcome.MISSED, 0));
        var long1 = chats.directChat(LONG);
        chats.says(long1, LONG, "A name is what one makes of it, and a line that is too long ends in three dots");
        chats.markRead(long1);
        var youssef = chats.directChat(YOUSSEF);
        chats.says(youssef, YOUSSEF, "شكرًا جزيلاً");
        var mei = chats.directChat(MEI);
        chats.says(mei, MEI, "好的，明天见");
        chats.markRead(mei);
        var design = chats.groupChat("Design review", AMARA, JONAS);
        chats.says(design, AMARA, "Is the new overlay in?");
        chats.says(design, JONAS, "the new overlay is in the build");
        chats.says(design, JONAS, "and it works in the dark");
        var amara = chats.directChat(AMARA);
        chats.says(amara, AMARA, "Morning! Did the installer work on your mother’s laptop?");
        chats.says(amara, AMARA, "She says the sound is better than the phone.");
        chats.said(amara, "That is the best review we ever had");
        chats.othersRead();
        chats.called(SAM, record(amara, SAM.id(), AMARA.id(), CallRecord.Outcome.COMPLETED, 24 * 60_000));
        chats.says(
                amara,
                AMARA,
                "Shall we go through it together? I have half an hour at four, and the notes of the "
                        + "last time are in the shared folder. Bring the list of what is still open, please.");
        chats.says(amara, AMARA, "مرحبا، هل وصلت الرسالة؟");
        chats.said(amara, "See you on the call at four");
        chats.markRead(amara);
        chats.send(amara, "This one could not be sent");
        chats.refusePending(ErrorCode.RATE_LIMITED);
        chats.send(amara, "And this one waits");
        history.show(new PastCalls(
                List.of(
                        past(amara, AMARA, true, CallRecord.Outcome.COMPLETED, 0),
                        past(jonas, JONAS, false, CallRecord.Outcome.MISSED, 1),
                        past(long1, LONG, true, CallRecord.Outcome.MISSED, 2),
                        past(youssef, YOUSSEF, false, CallRecord.Outcome.DECLINED, 26),
                        past(mei, MEI, false, CallRecord.Outcome.COMPLETED, 27)),
                false,
                false,
                true,
                1));
    }

    private static PastCall past(ChatId chat, User peer, boolean outgoing, CallRecord.Outcome outcome, int hoursAgo) {
        var record = record(
                chat,
                outgoing ? SAM.id() : peer.id(),
                outgoing ? peer.id() : SAM.id(),
                outcome,
                outcome == CallRecord.Outcome.COMPLETED ? 24 * 60_000 : 0);
        var at = record.createdAt() - Duration.ofHours(hoursAgo).toMillis();
        return new PastCall(
                new CallRecord(
                        record.callId(),
                        chat,
                        record.callerId(),
                        record.calleeId(),
                        record.type(),
                        outcome,
                        at,
                        null,
                        at,
                        record.durationMs()),
                peer,
                outgoing);
    }

    /// What stays of a call.
    public static CallRecord record(
            ChatId chat, UserId caller, UserId callee, CallRecord.Outcome outcome, long durationMs) {
        return new CallRecord(
                new CallId("call-" + chat),
                chat,
                caller,
                callee,
                CallType.VIDEO,
                outcome,
                StagedRooms.START,
                null,
                StagedRooms.START + durationMs,
                durationMs);
    }
}
