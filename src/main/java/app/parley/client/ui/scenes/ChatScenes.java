package app.parley.client.ui.scenes;

import app.parley.client.chat.Connection;
import app.parley.client.chat.Draft;
import app.parley.client.signalling.SignallingListener.Refusal;
import app.parley.client.ui.scenes.ChatStudio.Script;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.Device;
import app.parley.protocol.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;

/// The one list of what is seen besides calls: signing in, the chats, conversations, the calls of the past, the
/// settings, and the cards that come over them. A new view belongs here.
final class ChatScenes {
    private static final int NARROW = 480;
    /// Pixels of the headless screen, of which a window must not have more.
    private static final int SCREEN = 1000 * 1000;

    /// The row of that page in the settings.
    private static final int DEVICES = 4;

    private static final List<String> FIRST_STEPS = List.of("microphone", "camera", "ring", "help");

    private static final Script NOTHING = (_, _) -> {};
    private static final Script OPEN = (_, scene) -> ChatStudio.open(scene, 0);

    private final List<View> views = new ArrayList<>();

    private ChatScenes() {}

    static List<View> all() {
        var list = new ChatScenes();
        list.doors();
        list.lists();
        list.conversations();
        list.over();
        list.menus();
        list.voices();
        list.cards();
        list.settings();
        list.steps();
        list.looks();
        return List.copyOf(list.views);
    }

    private void doors() {
        both("signin", 800, 700, ChatScenes::signedOut, NOTHING);
        both("signin-wrong", 800, 800, ChatScenes::signedOut, (_, scene) -> {
            ChatStudio.press(scene, "#registerTab");
            ChatStudio.type(scene, "#username", "Sam Rivera");
            ChatStudio.press(scene, "#change");
            ChatStudio.press(scene, "#submit");
        });
        both("signin-failed", 800, 800, ChatScenes::signedOut, (_, scene) -> {
            ChatStudio.type(scene, "#username", "sam");
            ChatStudio.type(scene, "#password", StagedAccount.PASSWORD);
            ChatStudio.press(scene, "#change");
            ChatStudio.type(scene, "#typedServer", "chat.example.org");
            ChatStudio.press(scene, "#submit");
        });
    }

    private void lists() {
        both("main-empty", 1000, 700, StagedWorld::empty, NOTHING);
        add("main", 1200, 780, ChatScenes::unfinished, OPEN);
        add("narrow-list", NARROW, 780, ChatScenes::unfinished, NOTHING);
        add("narrow-chat", NARROW, 780, StagedWorld::filled, OPEN);
        both("main-offline", 1000, 700, ChatScenes::offline, (_, scene) -> ChatStudio.type(scene, "#search", "jo"));
        both("main-refused", 1000, 700, ChatScenes::refused, OPEN);
        both("main-update", 1000, 700, ChatScenes::outdated, NOTHING);
        both("search", 1000, 700, StagedWorld::filled, (_, scene) -> ChatStudio.type(scene, "#search", "ec"));
        both("search-messages", 1000, 700, RichChats::rich, (_, scene) -> ChatStudio.type(scene, "#search", "over"));
        both("calls", 1200, 780, StagedWorld::filled, (_, scene) -> ChatStudio.openCall(scene, 2));
        both("calls-menu", 1000, 700, StagedWorld::filled, (_, scene) -> {
            ChatStudio.press(scene, "#calls");
            ChatStudio.press(scene, ".history #more");
        });
        both("calls-empty", 1000, 700, StagedWorld::empty, (_, scene) -> ChatStudio.press(scene, "#calls"));
    }

    private void conversations() {
        add("chat-rich", 1200, 800, RichChats::rich, OPEN);
        add("chat-narrow", NARROW, 1000, RichChats::rich, OPEN);
        both("chat-scripts", 900, 900, RichChats::scripts, OPEN);
        both("chat-hostile", 800, 1000, RichChats::hostile, OPEN);
        both("chat-empty", 900, 700, StagedWorld::empty, (world, scene) -> {
            world.chats.directChat(StagedPeople.AMARA);
            ChatStudio.open(scene, 0);
        });
    }

    /// What lies over a conversation.
    private void over() {
        both("chat-emoji", 1000, 800, RichChats::rich, (_, scene) -> {
            ChatStudio.open(scene, 0);
            ChatStudio.press(scene, "#emoji");
        });
        both("chat-writing", 800, 700, RichChats::rich, (_, scene) -> {
            ChatStudio.open(scene, 0);
            ChatStudio.answer(scene, "Look @A");
        });
        both("chat-search", 800, 700, RichChats::rich, (_, scene) -> {
            ChatStudio.open(scene, 0);
            ChatStudio.press(scene, "#find");
            ChatStudio.type(scene, ".search-bar .text-field", "over");
        });
        both("chat-viewer", 1000, 700, RichChats::rich, (_, scene) -> {
            ChatStudio.open(scene, 0);
            ChatStudio.layOut(scene);
            ChatStudio.press(scene.lookup(".picture-tile"), KeyCode.ENTER);
        });
        both("chat-forward", 900, 700, RichChats::rich, (_, scene) -> {
            ChatStudio.open(scene, 0);
            ChatStudio.onMessage(scene, 1, KeyCode.F);
        });
    }

    /// Menus, and what is asked before something is done.
    private void menus() {
        both("chat-menu", 900, 700, StagedWorld::filled, (_, scene) -> {
            ChatStudio.open(scene, 0);
            ChatStudio.onMessage(scene, 3, KeyCode.ENTER);
        });
        both("chat-delete", 900, 700, StagedWorld::filled, (_, scene) -> {
            ChatStudio.open(scene, 0);
            ChatStudio.onMessage(scene, 3, KeyCode.DELETE);
        });
    }

    private void voices() {
        both("voice", 900, 700, RichChats::spoken, (_, scene) -> {
            ChatStudio.open(scene, 0);
            ChatStudio.press(scene, ".bubble .voice-play");
        });
        both("voice-recording", 900, 700, RichChats::rich, (_, scene) -> {
            ChatStudio.open(scene, 0);
            ChatStudio.press(scene, "#microphone");
        });
        both("voice-missing", 900, 700, RichChats::rich, (world, scene) -> {
            world.devices.mute();
            ChatStudio.open(scene, 0);
            ChatStudio.press(scene, "#microphone");
        });
    }

    /// In the size that each is at its tightest in.
    private void cards() {
        card("switcher", (_, scene) -> ChatStudio.keys(scene, KeyCode.K, KeyCombination.SHORTCUT_DOWN));
        card("new-chat", (_, scene) -> {
            ChatStudio.keys(scene, KeyCode.N, KeyCombination.SHORTCUT_DOWN);
            ChatStudio.choosePeople(scene, "amara", "hubert", "يوسف");
        });
        card("details-group", (_, scene) -> ChatStudio.details(scene, 1));
        card("details-direct", (_, scene) -> ChatStudio.details(scene, 4));
        card("keys", (_, scene) -> ChatStudio.keys(scene, KeyCode.F1));
    }

    /// Page by page, in the order in which they stand.
    private void settings() {
        both("account", 1000, 1000, ChatScenes::withDevices, (_, scene) -> ChatStudio.openPage(scene, 0));
        both("account-end", 1000, 1000, ChatScenes::withDevices, (_, scene) -> {
            ChatStudio.openPage(scene, 0);
            ChatStudio.toEnd(scene);
        });
        var pages = List.of("general", "notifications", "updates", "devices", "calls", "look", "diagnostics");
        for (var page : pages) {
            var number = pages.indexOf(page) + 1;
            both("settings-" + page, 1000, 1000, StagedWorld::filled, (_, scene) -> ChatStudio.openPage(scene, number));
        }
        both("settings-diagnostics-end", 1000, 1000, StagedWorld::filled, (_, scene) -> {
            ChatStudio.openPage(scene, pages.size());
            ChatStudio.toEnd(scene);
        });
        both("settings-report", 1000, 1000, StagedWorld::filled, (_, scene) -> {
            ChatStudio.openPage(scene, pages.size());
            ChatStudio.press(scene, "#prepare");
            ChatStudio.toEnd(scene);
        });
        both("settings-choice", 1000, 760, StagedWorld::filled, (_, scene) -> {
            ChatStudio.openPage(scene, pages.indexOf("look") + 1);
            ChatStudio.choices(scene);
        });
        finding("settings-search", "S", NOTHING);
        finding("settings-search-nothing", "xyz", NOTHING);
        finding("settings-found", "F9", (_, scene) -> ChatStudio.press(scene.lookup("#search"), KeyCode.ENTER));
        add("settings-narrow", NARROW, 780, StagedWorld::filled, (_, scene) -> ChatStudio.press(scene, "#settings"));
    }

    private void steps() {
        for (var step : FIRST_STEPS) {
            both("first-steps-" + step, 1000, 760, StagedWorld::filled, (_, scene) -> {
                ChatStudio.openPage(scene, DEVICES);
                ChatStudio.press(scene, "#firstSteps");
                for (var i = 0; i < FIRST_STEPS.indexOf(step); i++) ChatStudio.press(scene, "#next");
                if (step.equals("camera")) ChatStudio.press(scene, ".first-steps #look");
            });
        }
    }

    private void finding(String name, String typed, Script then) {
        both(name, 1000, 760, StagedWorld::filled, (world, scene) -> {
            ChatStudio.press(scene, "#settings");
            ChatStudio.type(scene, "#search", typed);
            then.play(world, scene);
        });
    }

    private void looks() {
        both("letters-large", 1000, 760, StagedWorld::filled, (world, scene) -> {
            ChatStudio.open(scene, 0);
            world.preferences().set(Theme.LETTERS, Theme.Letters.LARGEST);
        });
        both(
                "contrast",
                1000,
                760,
                () -> {
                    var world = StagedWorld.filled();
                    world.preferences().set(Theme.CONTRAST, Theme.Contrast.HIGH);
                    return world;
                },
                OPEN);
    }

    private static StagedWorld signedOut() {
        var world = StagedWorld.empty();
        world.signOut();
        return world;
    }

    private static StagedWorld offline() {
        var world = StagedWorld.filled();
        world.chats.setConnection(new Connection.Offline());
        return world;
    }

    private static StagedWorld refused() {
        var world = StagedWorld.filled();
        world.chats.setConnection(new Connection.Refused(Refusal.UNAUTHORIZED));
        return world;
    }

    private static StagedWorld outdated() {
        var world = StagedWorld.filled();
        world.offerUpdate();
        return world;
    }

    /// A group that is quiet, and a message that was begun.
    private static StagedWorld unfinished() {
        var world = StagedWorld.filled();
        for (var chat : world.chats.overview().chats()) {
            if (chat.peer() == null) {
                var _ = world.chats.setMuted(chat.id(), true);
            } else if (chat.peer().equals(StagedPeople.MEI)) {
                world.chats.saveDraft(chat.id(), Draft.of("明天我可能会晚到"));
            }
        }
        return world;
    }

    private static StagedWorld withDevices() {
        var world = StagedWorld.filled();
        var then = CallScenes.NOW.toEpochMilli() - 86_400_000;
        world.account.devices.add(new Device(new DeviceId("phone"), "Sam’s telephone", "Android", false, then, then));
        world.account.devices.add(
                new Device(new DeviceId("web"), "Firefox in the library", "Browser", false, then, then));
        return world;
    }

    private void card(String name, Script script) {
        both(name, 1000, 760, StagedWorld::filled, script);
    }

    /// In a wide window and in a narrow one.
    private void both(String name, int width, int height, Supplier<StagedWorld> world, Script script) {
        add(name, width, height, world, script);
        add(name + "-narrow", NARROW, height, world, script);
    }

    private void add(String name, int width, int height, Supplier<StagedWorld> world, Script script) {
        if (width * height > SCREEN) throw new IllegalArgumentException(name + " is larger than the screen");
        views.add(new View(
                name,
                width,
                height,
                (stage, scheme, across, down) -> ChatStudio.show(stage, scheme, across, down, world.get(), script)));
    }
}
