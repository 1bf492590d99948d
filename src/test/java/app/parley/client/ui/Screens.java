package app.parley.client.ui;

import app.parley.client.chat.Connection;
import app.parley.client.chat.Draft;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.scenes.CallScenes;
import app.parley.client.ui.scenes.CallStudio;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.Device;
import app.parley.protocol.DeviceId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Renders every state of the views, light and dark, and most of them in German, Chinese and Arabic too, to
/// `target/screens`, for people to look at: `mvn -q -Dquick test-compile exec:exec@screens`.
public final class Screens extends Application {

    /// Long enough for a fade and a few pictures.
    private static final javafx.util.Duration SETTLE = javafx.util.Duration.millis(400);

    /// The other ones have words of a length between these.
    private static final List<Language> LANGUAGES = List.of(Language.EN, Language.DE, Language.ZH, Language.AR);

    /// States that show the same words as others: drawn in English only.
    private static final Pattern WORDLESS = Pattern.compile("^(call-(video|layout|small|ended-[^n])|mini-)|-rtl");

    private final LinkedHashMap<String, Runnable> all = new LinkedHashMap<>();
    private final LinkedHashMap<String, Runnable> states = new LinkedHashMap<>();

    private final double widest;

    public Screens() {
        this(Double.MAX_VALUE);
    }

    /// @param widest of a window, in pixels: a test's must lie on its screen whole
    Screens(double widest) {
        this.widest = widest;
    }

    public static void main(String[] args) {
        launch(Screens.class, args);
    }

    @Override
    public void start(Stage stage) {
        for (var language : LANGUAGES) {
            var spoken = new LinkedHashMap<String, Runnable>();
            for (var scheme : ColorScheme.values()) of(stage, scheme);
            states.forEach((name, state) -> {
                if (language != Language.EN && WORDLESS.matcher(name).find()) return;
                spoken.put(
                        language == Language.EN
                                ? name
                                : name + "-" + language.name().toLowerCase(Locale.ROOT),
                        () -> {
                            Texts.speak(language.locale());
                            state.run();
                        });
            });
            states.clear();
            all.putAll(spoken);
        }
        states.putAll(all);
        // -Dscreens=call-w: only those whose names begin so; -Dscreens=main.*-ar: only those that match.
        var wanted = Pattern.compile(System.getProperty("screens", ""));
        states.keySet().removeIf(name -> !wanted.matcher(name).lookingAt());
        next();
    }

    /// Every view there is, by name: what shows it.
    Map<String, Runnable> of(Stage stage, ColorScheme scheme) {
        windows(stage, scheme);
        cards(stage, scheme);
        calls(stage, scheme);
        VoiceScreens.add(this, stage, scheme);
        states.putAll(DesktopScreens.of(stage, scheme));
        return states;
    }

    /// Cards over the window, in the size that each is at its tightest in.
    private void cards(Stage stage, ColorScheme scheme) {
        var name = scheme == ColorScheme.DARK ? "-dark" : "-light";
        for (var width : new int[] {1000, 480}) {
            var size = width < 720 ? "-narrow" : "";
            window(stage, scheme, "switcher" + size + name, width, 760, Rooms.filled(), key(KeyCode.K));
            window(stage, scheme, "new-chat" + size + name, width, 760, Rooms.filled(), scene -> {
                key(KeyCode.N).accept(scene);
                var field = (TextField) scene.lookup("#pickerField");
                for (var typed : new String[] {"amara", "hubert", "يوسف"}) {
                    field.setText(typed);
                    enter(field);
                }
            });
            window(stage, scheme, "details-group" + size + name, width, 760, Rooms.filled(), scene -> {
                select(scene, 1);
                accelerator(new KeyCodeCombination(KeyCode.I, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN))
                        .accept(scene);
            });
            window(stage, scheme, "details-direct" + size + name, width, 760, Rooms.filled(), scene -> {
                select(scene, 4);
                accelerator(new KeyCodeCombination(KeyCode.I, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN))
                        .accept(scene);
            });
            window(
                    stage,
                    scheme,
                    "keys" + size + name,
                    width,
                    760,
                    Rooms.filled(),
                    accelerator(new KeyCodeCombination(KeyCode.F1)));
        }
        var large = Rooms.filled();
        window(stage, scheme, "letters-large" + name, 1000, 760, large, scene -> {
            openFirst(scene);
            large.preferences.set(Theme.LETTERS, Theme.Letters.LARGEST);
        });
        window(
                stage,
                scheme,
                "contrast" + name,
                1000,
                760,
                Rooms.filled(),
                this::openFirst,
                theme -> theme.set(Theme.CONTRAST, Theme.Contrast.HIGH));
        window(stage, scheme, "look" + name, 1000, 760, Rooms.filled(), scene -> {
            openSettings(scene);
            var list = (ListView<?>) scene.lookup(".settings-list .list-view");
            list.getSelectionModel().selectLast();
        });
    }

    private static Consumer<Scene> key(KeyCode code) {
        return accelerator(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
    }

    private static Consumer<Scene> accelerator(KeyCombination keys) {
        return scene ->
                Objects.requireNonNull(scene.getAccelerators().get(keys)).run();
    }

    private static void enter(TextField field) {
        Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    private void calls(Stage stage, ColorScheme scheme) {
        for (var scene : CallScenes.all()) {
            var title = scene.name() + (scheme == ColorScheme.DARK ? "-dark" : "-light");
            states.put(title, () -> CallStudio.show(stage, theme(scheme), scene));
        }
    }

    private void windows(Stage stage, ColorScheme scheme) {
        var name = scheme == ColorScheme.DARK ? "-dark" : "-light";
        window(stage, scheme, "signin" + name, 800, 700, unsigned(), _ -> {});
        window(stage, scheme, "signin-wrong" + name, 800, 800, unsigned(), scene -> {
            ((ToggleButton) scene.lookup("#registerTab")).fire();
            ((TextField) scene.lookup("#username")).setText("Sam Rivera");
            ((Button) scene.lookup("#change")).fire();
            ((Button) scene.lookup("#submit")).fire();
        });
        window(stage, scheme, "main-empty" + name, 1000, 700, new Rooms(), _ -> {});
        window(stage, scheme, "main" + name, 1200, 780, quietAndUnfinished(), this::openFirst);
        window(stage, scheme, "calls" + name, 1200, 780, Rooms.filled(), this::openCalls);
        window(stage, scheme, "calls-narrow" + name, 480, 780, Rooms.filled(), this::openCalls);
        window(stage, scheme, "calls-empty" + name, 1000, 700, new Rooms(), this::openCalls);
        window(stage, scheme, "settings" + name, 1200, 780, Rooms.filled(), this::openSettings);
        window(stage, scheme, "settings-narrow" + name, 480, 780, Rooms.filled(), this::openSettings);
        window(stage, scheme, "account" + name, 1200, 780, withDevices(), this::openSettings);
        window(stage, scheme, "account-narrow" + name, 480, 780, withDevices(), scene -> {
            openSettings(scene);
            var list = (ListView<?>) scene.lookup(".settings-list .list-view");
            list.getSelectionModel().select(0);
            Event.fireEvent(
                    list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        window(stage, scheme, "narrow-list" + name, 480, 780, Rooms.filled(), _ -> {});
        window(stage, scheme, "narrow-chat" + name, 480, 780, Rooms.filled(), this::openFirst);
        window(
                stage,
                scheme,
                "search" + name,
                1000,
                700,
                Rooms.filled(),
                scene -> ((TextField) scene.lookup("#search")).setText("ec"));
        window(stage, scheme, "chat-rich" + name, 1200, 1000, ChatRooms.rich(), this::openFirst);
        window(stage, scheme, "chat-narrow" + name, 480, 1000, ChatRooms.rich(), this::openFirst);
        window(stage, scheme, "chat-scripts" + name, 480, 900, ChatRooms.scripts(), this::openFirst);
        window(stage, scheme, "chat-hostile" + name, 800, 1000, ChatRooms.hostile(), this::openFirst);
        window(stage, scheme, "chat-emoji" + name, 1000, 800, ChatRooms.rich(), scene -> {
            openFirst(scene);
            ((Button) scene.lookup("#emoji")).fire();
        });
        window(stage, scheme, "chat-writing" + name, 800, 700, ChatRooms.rich(), scene -> {
            openFirst(scene);
            var text = (TextArea) scene.lookup("#composer .text-area");
            Event.fireEvent(text, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, true, false, false));
            text.setText("Look @A");
            text.end();
        });
        window(stage, scheme, "chat-search" + name, 800, 700, ChatRooms.rich(), scene -> {
            openFirst(scene);
            ((Button) scene.lookup("#find")).fire();
            ((TextField) scene.lookup(".search-bar .text-field")).setText("over");
        });
        window(stage, scheme, "chat-viewer" + name, 1000, 700, ChatRooms.rich(), scene -> {
            openFirst(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var tile = scene.lookup(".picture-tile");
            Event.fireEvent(
                    tile, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        var offline = Rooms.filled();
        offline.chats.setConnection(new Connection.Offline());
        window(
                stage,
                scheme,
                "main-offline" + name,
                1000,
                700,
                offline,
                scene -> ((TextField) scene.lookup("#search")).setText("jo"));
    }

    private static Rooms withDevices() {
        var rooms = Rooms.filled();
        var then = CallScenes.NOW.toEpochMilli() - 86_400_000;
        rooms.account.devices.add(new Device(new DeviceId("phone"), "Sam’s telephone", "Android", false, then, then));
        rooms.account.devices.add(
                new Device(new DeviceId("web"), "Firefox in the library", "Browser", false, then, then));
        return rooms;
    }

    private static Rooms quietAndUnfinished() {
        var rooms = Rooms.filled();
        for (var chat : rooms.chats.overview().chats()) {
            if (chat.peer() == null) {
                var _ = rooms.chats.setMuted(chat.id(), true);
            } else if (chat.peer().equals(Rooms.MEI)) {
                rooms.chats.saveDraft(chat.id(), Draft.of("明天我可能会晚到"));
            }
        }
        return rooms;
    }

    private static Rooms unsigned() {
        var rooms = new Rooms();
        rooms.signedIn = false;
        return rooms;
    }

    void openFirst(Scene scene) {
        select(scene, 0);
    }

    private static void select(Scene scene, int row) {
        var list = (ListView<?>) scene.lookup("#list");
        list.getSelectionModel().select(row);
        Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    void window(
            Stage stage, ColorScheme scheme, String name, int width, int height, Rooms rooms, Consumer<Scene> script) {
        window(stage, scheme, name, width, height, rooms, script, _ -> {});
    }

    private void window(
            Stage stage,
            ColorScheme scheme,
            String name,
            int width,
            int height,
            Rooms rooms,
            Consumer<Scene> script,
            Consumer<Preferences> chosen) {
        states.put(name, () -> {
            var clock = Clock.fixed(CallScenes.NOW, ZoneOffset.UTC);
            var preferences = rooms.preferences;
            preferences.set(Theme.SCHEME, scheme == ColorScheme.DARK ? Theme.Scheme.DARK : Theme.Scheme.LIGHT);
            chosen.accept(preferences);
            ParleyWindow.hidden(stage, rooms, new Theme(preferences), clock);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(Math.min(width, widest));
            stage.setHeight(height);
            stage.show();
            var scene = stage.getScene();
            scene.getRoot().resize(width, height);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            script.accept(scene);
        });
    }

    /// Shows the next state, waits until it has settled, takes its picture, and goes on.
    private void next() {
        if (states.isEmpty()) {
            Platform.exit();
            return;
        }
        var next = states.pollFirstEntry();
        var name = next.getKey();
        next.getValue().run();
        var pause = new PauseTransition(SETTLE);
        pause.setOnFinished(_ -> {
            for (var window : javafx.stage.Window.getWindows()) Shots.take(window.getScene(), name);
            next();
        });
        pause.play();
    }

    private void openCalls(Scene scene) {
        ((Button) scene.lookup("#calls")).fire();
        var list = (ListView<?>) scene.lookup(".history .list-view");
        list.getSelectionModel().select(2);
    }

    private void openSettings(Scene scene) {
        ((Button) scene.lookup("#settings")).fire();
    }

    private static Theme theme(ColorScheme scheme) {
        var preferences = Preferences.unkept();
        preferences.set(Theme.SCHEME, scheme == ColorScheme.DARK ? Theme.Scheme.DARK : Theme.Scheme.LIGHT);
        return new Theme(preferences);
    }
}
