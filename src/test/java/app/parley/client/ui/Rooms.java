package app.parley.client.ui;

import app.parley.client.account.KnownAccount;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.files.MadeFiles;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.scenes.FilledChats;
import app.parley.client.ui.scenes.StagedPeople;
import app.parley.client.ui.scenes.StagedServices;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeCallHistory;
import app.parley.support.FakeChatService;
import app.parley.support.FakeDiagnostics;
import app.parley.support.FakeDoor;
import app.parley.support.FakeMediaEngine;
import app.parley.support.FakeMessageFiles;
import app.parley.support.FakeOwnAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Somebody's chats as they might look, with a memory of what the window has asked for, for the tests of the views.
public final class Rooms extends StagedServices {
    public static final User SAM = StagedPeople.SAM;
    public static final User AMARA = StagedPeople.AMARA;
    public static final User MEI = StagedPeople.MEI;
    public static final User YOUSSEF = StagedPeople.YOUSSEF;
    public static final User JONAS = StagedPeople.JONAS;
    public static final User ECHO = StagedPeople.ECHO;
    public static final User LONG = StagedPeople.LONG;

    public final FakeChatService chats;
    public final FakeCallControl calls;
    public final FakeDoor door;
    public final FakeCallHistory history;
    public final Preferences preferences = preferences();
    public final FakeMessageFiles files;
    public final FakeMediaEngine media;
    public final FakeOwnAccount account;
    public final MadeFiles made;
    public final FakeDiagnostics diagnostics;
    public Supplier<Optional<SoundLine>> speaker = Optional::empty;
    public int left;
    public int rung;
    public int rested;
    public final List<KnownAccount> changed = new ArrayList<>();

    /// With no chat at all.
    public Rooms() {
        this(new FakeChatService(SAM), new FakeCallControl(), new FakeCallHistory(), new FakeMessageFiles());
    }

    private Rooms(FakeChatService chats, FakeCallControl calls, FakeCallHistory history, FakeMessageFiles files) {
        this(
                chats,
                calls,
                history,
                files,
                new FakeOwnAccount(SAM),
                new FakeDoor(),
                new FakeMediaEngine(),
                made(),
                new FakeDiagnostics());
    }

    private Rooms(
            FakeChatService chats,
            FakeCallControl calls,
            FakeCallHistory history,
            FakeMessageFiles files,
            FakeOwnAccount account,
            FakeDoor door,
            FakeMediaEngine media,
            MadeFiles made,
            FakeDiagnostics diagnostics) {
        super(new Desk(chats, calls, history, files, account, FakeDoor.OWN.address(), made, diagnostics), door, media);
        this.made = made;
        this.diagnostics = diagnostics;
        this.chats = chats;
        this.calls = calls;
        this.history = history;
        this.files = files;
        this.account = account;
        this.door = door;
        this.media = media;
        FilledChats.introduce(chats);
    }

    /// With chats of every kind; the one with Amara is the newest.
    public static Rooms filled() {
        var rooms = new Rooms();
        FilledChats.fill(rooms.chats, rooms.history);
        return rooms;
    }

    /// What stays of a call.
    public static CallRecord record(
            ChatId chat, UserId caller, UserId callee, CallRecord.Outcome outcome, long durationMs) {
        return FilledChats.record(chat, caller, callee, outcome, durationMs);
    }

    @Override
    public CompletableFuture<Optional<Desk>> change(Desk desk, KnownAccount account) {
        changed.add(account);
        return super.change(desk, account);
    }

    @Override
    public Optional<SoundLine> openSpeaker() {
        return speaker.get();
    }

    @Override
    public void ring() {
        rung++;
    }

    @Override
    public void rest(Desk desk) {
        rested++;
    }

    @Override
    public void leave(Desk desk) {
        left++;
    }

    /// Of its own, so that nothing is there that another test has said.
    private static MadeFiles made() {
        try {
            var folder = Files.createTempDirectory("made");
            folder.toFile().deleteOnExit();
            return new MadeFiles(folder, Runnable::run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
