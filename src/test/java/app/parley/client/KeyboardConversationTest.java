package app.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.Connection;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.ServerChatEvent;
import app.parley.support.OneCallAtATime;
import app.parley.support.OneWindowAtATime;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The whole of a conversation at a real server, by the keyboard alone: no step of it needs a mouse.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
@OneCallAtATime
class KeyboardConversationTest extends ApplicationTest {
    /// Of presses of Tab: more than any page of the settings has controls.
    private static final int FAR = 80;

    private static final String ANSWER = "The notes are in the shared folder";

    @TempDir
    static Path folder;

    private TestServer server;
    private TestUser amara;
    private WindowWiring wiring;
    private Stage stage;

    @Override
    public void start(Stage main) {
        stage = main;
        server = TestServer.start(folder);
        server.register("sam");
        amara = server.register("amara");
        var preferences = Preferences.unkept();
        var client = ClientWiring.withSynthetic(() -> new SineTone(440), TestPattern::new);
        wiring = new WindowWiring(
                client,
                new ClientOptions(
                        folder.resolve("sam"), preferences, URI.create(server.url()), false, true, null, _ -> {}));
        ParleyWindow.show(main, wiring, new Theme(preferences), Clock.system(ZoneOffset.UTC));
        main.setWidth(1000);
        main.setHeight(760);
    }

    @AfterEach
    void end() {
        wiring.close();
        server.close();
    }

    @Test
    void aConversationIsHeldByTheKeyboardAlone() throws IOException {
        signIn();
        findAmara();
        try (var socket = amara.connect()) {
            write("Good morning").push(KeyCode.ENTER);
            var said = next(socket, "Good morning");
            var answer = socket.message(
                    new ClientChatEvent.Send(said.chatId(), new ClientId("a1"), ANSWER, null, null, null));
            await("the answer", () -> isShown(ANSWER));

            with(KeyCode.UP, KeyCode.SHORTCUT);
            write("Found them").push(KeyCode.ENTER);
            assertThat(next(socket, "Found them").replyTo()).isEqualTo(answer.id());

            reactToLastButOne("tada");
            var loved = socket.await(ServerChatEvent.MessageUpdated.class).message();
            assertThat(loved.id()).isEqualTo(answer.id());
            assertThat(loved.reactions()).containsOnlyKeys("🎉");

            attach("minutes.txt");
            assertThat(next(socket, "As promised").attachments())
                    .singleElement()
                    .satisfies(file -> assertThat(file.name()).isEqualTo("minutes.txt"));
        }
        searchEverywhere("shared");
        signOut();
    }

    private void signIn() {
        await("the sign-in", () -> focusIs("username"));
        write("sam").push(KeyCode.TAB).write(TestUser.PASSWORD).push(KeyCode.ENTER);
        await("the chats", () -> lookup(".chats").tryQuery().isPresent());
        var connection = new AtomicReference<@Nullable Connection>();
        Objects.requireNonNull(wiring.desk()).chats().observe(seen -> connection.set(seen.connection()));
        await("the connection", () -> connection.get() instanceof Connection.Online);
    }

    private void findAmara() {
        with(KeyCode.N, KeyCode.SHORTCUT);
        write("ama");
        await("Amara is found", () -> lookup("@amara").tryQuery().isPresent());
        push(KeyCode.ENTER).push(KeyCode.ENTER);
        await("the cursor is where one writes", this::isInComposer);
    }

    /// Goes up from where one writes to the message before the newest, and picks an emoji by its name.
    private void reactToLastButOne(String emoji) {
        tabTo("the messages", node -> node.getStyleClass().contains("messages"), KeyCode.SHIFT);
        var messages = owner();
        push(KeyCode.END).push(KeyCode.UP).push(KeyCode.PLUS);
        await("the emoji", () -> owner().getStyleClass().contains("emoji-search"));
        write(emoji).push(KeyCode.ENTER);
        await("the messages again", messages::isFocused);
        tabTo("where one writes", _ -> isInComposer());
    }

    /// A file that was copied elsewhere.
    private void attach(String name) throws IOException {
        var file = Files.writeString(folder.resolve(name), "What was said");
        interact(() -> {
            var content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
        });
        with(KeyCode.V, KeyCode.SHORTCUT);
        write("As promised").push(KeyCode.ENTER);
    }

    private void searchEverywhere(String words) {
        with(KeyCode.F, KeyCode.SHORTCUT, KeyCode.SHIFT);
        write(words);
        await(
                "the message is found",
                () -> lookup(".found-line Text")
                        .match((Text line) -> line.getText().contains(words))
                        .tryQuery()
                        .isPresent());
        push(KeyCode.DOWN).push(KeyCode.ENTER);
        await("the conversation again", this::isInComposer);
    }

    private void signOut() {
        with(KeyCode.COMMA, KeyCode.SHORTCUT);
        push(KeyCode.HOME);
        var words = Texts.of("account.signOut");
        // The same words are beside each of the other devices, as a link.
        tabTo(
                "the way out",
                node -> node instanceof Labeled button
                        && words.equals(button.getText())
                        && button.getStyleClass().contains("plain"));
        push(KeyCode.SPACE);
        await("the sign-in again", () -> focusIs("username"));
    }

    private static Message next(TestSocket socket, String body) {
        return socket.await(
                        ServerChatEvent.MessageNew.class,
                        event -> event.message().body().equals(body))
                .message();
    }

    private boolean isInComposer() {
        return owner() instanceof TextInputControl text
                && text.getAccessibleText() != null
                && text.getAccessibleText().equals(Texts.of("chat.prompt.spoken", "Amara"));
    }

    private boolean isShown(String text) {
        return lookup(".message-cell")
                .match(cell -> cell.getAccessibleText() != null
                        && cell.getAccessibleText().contains(text))
                .tryQuery()
                .isPresent();
    }

    private boolean focusIs(String id) {
        return id.equals(owner().getId());
    }

    /// What has the keyboard; the root where nothing has.
    private Node owner() {
        var owner = stage.getScene().getFocusOwner();
        return owner == null ? stage.getScene().getRoot() : owner;
    }

    private void tabTo(String what, Predicate<Node> wanted, KeyCode... held) {
        for (var i = 0; i < FAR; i++) {
            if (wanted.test(owner())) return;
            with(KeyCode.TAB, held);
        }
        throw new AssertionError("Tab does not lead to " + what);
    }

    private void with(KeyCode code, KeyCode... held) {
        press(held).push(code).release(held);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void await(String what, Callable<Boolean> until) {
        try {
            WaitForAsyncUtils.waitFor(
                    15, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(until).get());
        } catch (TimeoutException e) {
            throw new AssertionError("never came: " + what + "; the keyboard is at " + owner(), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
