package app.parley.client.ui.main;

import app.parley.client.account.KnownAccount;
import app.parley.client.account.OwnAccount;
import app.parley.client.calling.CallControl;
import app.parley.client.chat.ChatService;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.export.Export;
import app.parley.client.files.MadeFiles;
import app.parley.client.files.MessageFiles;
import app.parley.client.history.CallHistory;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevices;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.signin.Door;
import app.parley.client.ui.update.UpdateViewModel;
import app.parley.protocol.Session;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// PORT: what the window needs of the rest of the client. Implemented by the wiring; called on the JavaFX thread
/// and must not block it: what takes files comes as a future, completed on any thread.
public interface ParleyServices {
    /// By which one signs in.
    Door door();

    /// The server that the sign-in view offers.
    Door.Server offered();

    /// What the user has chosen on this device.
    Preferences preferences();

    /// The session of last time, begun already; empty to sign in first.
    CompletableFuture<Optional<Desk>> resumed();

    /// Begins the client for a fresh session.
    CompletableFuture<Desk> enter(URI server, Session session);

    /// Ends the session, here and on the server, and everything of the desk.
    void leave(Desk desk);

    /// Runs what takes a while and is not to hold up the JavaFX thread, such as decoding a picture.
    Executor background();

    /// The accounts of this device.
    CompletableFuture<Accounts> accounts();

    /// Goes from one account to another, whose session goes on; the one left keeps its session too. Empty when the
    /// other one's has ended meanwhile.
    CompletableFuture<Optional<Desk>> change(Desk desk, KnownAccount account);

    /// Leaves an account for another that one is to sign in to; its session stays.
    void rest(Desk desk);

    /// Begins to write everything that the server knows of one's own into a ZIP file.
    ///
    /// @param told how far it is, on any thread
    Export export(Desk desk, Path target, Consumer<Export.Progress> told);

    /// @param known the current one first
    /// @param inKeyring whether the system keeps what proves the current session, and not a file
    record Accounts(List<KnownAccount> known, boolean inKeyring) {
        public Accounts {
            known = List.copyOf(known);
        }
    }

    /// Pages of the settings that the rest of the client brings, each time that somebody signs in.
    default List<SettingsPage> pages() {
        return List.of();
    }

    /// The update of the program; empty for a window that has none.
    default Optional<UpdateViewModel> updates() {
        return Optional.empty();
    }

    /// Microphone, speaker and camera.
    MediaDevices media();

    /// Opens the speaker for voice messages, empty where there is none. On any thread; blocks for a moment.
    default Optional<SoundLine> openSpeaker() {
        return Optional.empty();
    }

    /// Rings one round as it is chosen.
    default void ring() {}

    /// Opens the page of the system's settings that lets programs to devices of `kind`. Whether there is one.
    default boolean openSystemSettings(MediaDevice.Kind kind) {
        return false;
    }

    /// Hands an address or a file to the system's program for it.
    default void open(URI what) {}

    /// What a signed-in client works with.
    ///
    /// @param server where one is signed in
    /// @param made what is made here, until it is sent
    /// @param diagnostics finds out why something does not work
    record Desk(
            ChatService chats,
            CallControl calls,
            CallHistory history,
            MessageFiles files,
            OwnAccount account,
            URI server,
            MadeFiles made,
            Diagnostics diagnostics) {}
}
