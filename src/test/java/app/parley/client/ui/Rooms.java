package app.parley.client.ui;

import app.parley.client.account.KnownAccount;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.export.Export;
import app.parley.client.history.PastCall;
import app.parley.client.history.PastCalls;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.main.ParleyServices;
import app.parley.client.ui.signin.Door;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Me;
import app.parley.protocol.Presence;
import app.parley.protocol.Session;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeCallHistory;
import app.parley.support.FakeChatService;
import app.parley.support.FakeDoor;
import app.parley.support.FakeMediaEngine;
import app.parley.support.FakeMessageFiles;
import app.parley.support.FakeOwnAccount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Somebody's chats as they might look, for the tests and pictures of the views.
public final class Rooms implements ParleyServices {
    public static final User SAM = FakeChatService.user("sam.rivera", "Sam Rivera", Presence.ONLINE);
    public static final User AMARA = FakeChatService.user("amara.okafor", "Amara Okafor", Presence.ONLINE);
    public static final User MEI = FakeChatService.user("mei", "周美玲 Mei-Ling", Presence.DND);
    public static final User YOUSSEF = FakeChatService.user("youssef", "يوسف الحداد", Presence.OFFLINE);
    public static final User JONAS = FakeChatService.user("jonas", "Jonas Lindqvist", Presence.ONLINE);
    public static final User ECHO = FakeChatService.user("echo", "Echo", Presence.ONLINE);
    public static final User LONG = FakeChatService.user(
            "wolfe", "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff the Elder of Somewhere", Presence.ONLINE);

    public final FakeChatService chats = new FakeChatService(SAM);
    public final FakeCallControl calls = new FakeCallControl();
    public final FakeDoor door = new FakeDoor();
    public final FakeCallHistory history = new FakeCallHistory();
    public final Preferences preferences = Preferences.unkept();
    public final FakeMessageFiles files = new FakeMessageFiles();
    public final FakeMediaEngine media = new FakeMediaEngine();
    public final Path recordings = Path.of("target", "recordings").toAbsolutePath();
    public Supplier<Optional<SoundLine>> speaker = Optional::empty;
    public boolean signedIn = true;
    public int left;
    public int rested;
    public final List<KnownAccount> changed = new ArrayList<>();
    public final FakeOwnAccount account = new FakeOwnAccount(SAM);

    /// With no chat at all.
    public Rooms() {
        chats.people(AMARA, ECHO, JONAS, LONG, FakeChatService.user("ecaterina", "Ecaterina Popescu", Presence.ONLINE));
    }

    /// With chats of every kind; the one with Amara is the newest.
    public static Rooms filled() {
        var rooms = new Rooms();
        var chats = rooms.chats;
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
        rooms.history.show(new PastCalls(
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
        return rooms;
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
                FakeChatService.START,
                null,
                FakeChatService.START + durationMs,
                durationMs);
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public Door.Server offered() {
        return FakeDoor.OWN;
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public CompletableFuture<Optional<Desk>> resumed() {
        return CompletableFuture.completedFuture(signedIn ? Optional.of(desk()) : Optional.empty());
    }

    @Override
    public CompletableFuture<Desk> enter(URI server, Session session) {
        return CompletableFuture.completedFuture(desk());
    }

    private Desk desk() {
        return new Desk(chats, calls, history, files, account, FakeDoor.OWN.address(), recordings);
    }

    @Override
    public CompletableFuture<Accounts> accounts() {
        var sam = new Me(SAM.id(), SAM.username(), SAM.displayName(), null, Presence.ONLINE, null, false, false);
        return CompletableFuture.completedFuture(new Accounts(
                List.of(
                        new KnownAccount(FakeDoor.OWN.address(), sam, true),
                        new KnownAccount(URI.create("https://chat.example.org"), sam, false)),
                false));
    }

    @Override
    public CompletableFuture<Optional<Desk>> change(Desk desk, KnownAccount account) {
        changed.add(account);
        return CompletableFuture.completedFuture(Optional.of(desk()));
    }

    @Override
    public Export export(Desk desk, Path target, Consumer<Export.Progress> told) {
        return new Export(new CompletableFuture<>(), () -> {});
    }

    @Override
    public void rest(Desk desk) {
        rested++;
    }

    @Override
    public Executor background() {
        return Runnable::run;
    }

    @Override
    public Optional<SoundLine> openSpeaker() {
        return speaker.get();
    }

    @Override
    public FakeMediaEngine media() {
        return media;
    }

    @Override
    public void leave(Desk desk) {
        left++;
    }
}
