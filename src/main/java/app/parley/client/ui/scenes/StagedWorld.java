package app.parley.client.ui.scenes;

import app.parley.client.desktop.quiet.QuietHours;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.sound.OwnSound;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.files.MadeFiles;
import app.parley.client.settings.Preference;
import app.parley.client.ui.attention.GeneralPage;
import app.parley.client.ui.attention.NotificationsPage;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.update.UpdateViewModel;
import app.parley.client.ui.update.UpdatesPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A window's whole world, staged: for the pictures of the demo. On the JavaFX thread.
final class StagedWorld extends StagedServices {
    private static final Preference<Boolean> FLAG = Preference.flag("a.flag", true);

    /// Where what is recorded would be; gone with the program.
    static final MadeFiles MADE = made();

    final StagedChats chats;
    final StagedHistory history;
    final StagedFiles files;
    final StagedAccount account;
    final StagedDevices devices;
    private final UpdateViewModel loading = StagedUpdate.loading();
    private @Nullable UpdateViewModel update;

    private StagedWorld(
            StagedChats chats, StagedHistory history, StagedFiles files, StagedAccount account, StagedDevices devices) {
        super(
                new Desk(
                        chats,
                        new StagedCalls(),
                        history,
                        files,
                        account,
                        StagedDoor.OWN.address(),
                        MADE,
                        new StagedDiagnostics()),
                new StagedDoor(),
                devices);
        this.chats = chats;
        this.history = history;
        this.files = files;
        this.account = account;
        this.devices = devices;
        FilledChats.introduce(chats);
    }

    /// Of somebody who has just come, and has no chat.
    static StagedWorld empty() {
        return new StagedWorld(
                new StagedChats(StagedPeople.SAM),
                new StagedHistory(),
                new StagedFiles(),
                new StagedAccount(StagedPeople.SAM),
                new StagedDevices());
    }

    static StagedWorld filled() {
        var world = empty();
        FilledChats.fill(world.chats, world.history);
        return world;
    }

    @Override
    public Optional<SoundLine> openSpeaker() {
        return Optional.of(new Speaker());
    }

    /// There is a newer version, and the window says so.
    void offerUpdate() {
        update = StagedUpdate.offered();
    }

    @Override
    public Optional<UpdateViewModel> updates() {
        return Optional.ofNullable(update);
    }

    @Override
    public List<SettingsPage> pages() {
        return List.of(general(), notifications(), UpdatesPage.of(preferences(), loading));
    }

    private SettingsPage general() {
        return GeneralPage.of(
                preferences(),
                FLAG,
                new GeneralPage.AtLogin() {
                    @Override
                    public boolean isOn() {
                        return true;
                    }

                    @Override
                    public boolean set(boolean on) {
                        return true;
                    }
                },
                () -> {},
                Runnable::run);
    }

    private SettingsPage notifications() {
        var nights = QuietHours.NIGHTS;
        preferences().set(QuietPreferences.HOURS, new QuietHours(true, nights.days(), nights.from(), nights.to()));
        return NotificationsPage.of(
                preferences(),
                new NotificationsPage.Parts(
                        FLAG,
                        () -> {},
                        () -> {},
                        answer -> answer.accept(List.of(new SoundLine.Speaker("usb", "USB headset"))),
                        () -> List.of(StagedPeople.AMARA, StagedPeople.JONAS),
                        _ -> CompletableFuture.completedFuture(new OwnSound.Read.Missing())));
    }

    private static MadeFiles made() {
        try {
            var folder = Files.createTempDirectory("parley-made");
            folder.toFile().deleteOnExit();
            return new MadeFiles(folder, Runnable::run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes what is played, some seconds of it at once, and then no more for a while: so it stands still for its
    /// picture.
    private static final class Speaker implements SoundLine {
        private final Semaphore room = new Semaphore(400);

        @Override
        public boolean write(short[] samples, int count) {
            try {
                return room.tryAcquire(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
