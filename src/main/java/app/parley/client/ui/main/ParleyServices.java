package app.parley.client.ui.main;

import app.parley.client.calling.CallControl;
import app.parley.client.chat.ChatService;
import app.parley.client.files.MessageFiles;
import app.parley.client.history.CallHistory;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaEngine;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.signin.Door;
import app.parley.protocol.Session;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

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

    /// Pages of the settings that the rest of the client brings, each time that somebody signs in.
    default List<SettingsPage> pages() {
        return List.of();
    }

    /// Microphone, speaker and camera.
    MediaEngine media();

    /// Opens the page of the system's settings that lets programs to devices of `kind`. Whether there is one.
    default boolean openSystemSettings(MediaDevice.Kind kind) {
        return false;
    }

    /// Hands an address or a file to the system's program for it.
    default void open(URI what) {}

    /// For what takes its time and belongs to the window, such as decoding pictures.
    default Executor background() {
        return ForkJoinPool.commonPool();
    }

    /// What a signed-in client works with.
    record Desk(ChatService chats, CallControl calls, CallHistory history, MessageFiles files) {}
}
