package app.parley.client.ui.scenes;

import app.parley.call.EndReason;
import app.parley.call.Upgrade;
import app.parley.client.ui.call.CallPlace;
import app.parley.client.ui.call.CallViewModel;
import app.parley.protocol.CallType;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The one list of what a call can look like: every state and every failure. A new state or failure belongs here.
public final class CallScenes {
    /// When the pictures are taken.
    public static final Instant NOW = Instant.parse("2026-01-05T14:02:00Z");

    static final User AMARA = user("amara.okafor", "Amara Okafor");
    static final User JONAS = user("jonas", "Jonas Lindqvist");
    static final User YOUSSEF = user("youssef", "يوسف عبد الرحمن الحداد");
    static final User LONG = user("wolfe", "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff the Elder of Somewhere");

    /// Brings a scene about.
    @FunctionalInterface
    public interface Script {
        void play(StagedCalls calls, CallViewModel model);
    }

    /// Which window a scene is played in.
    public enum Stage {
        MAIN,
        /// The small one above all others.
        MINI,
        SETTINGS,
        /// The main one with the panel of devices open.
        DEVICES,
        /// The main one with everything else that can be done.
        MENU,
        /// The main one after the headset was unplugged.
        UNPLUGGED,
        /// The pop-up over all windows.
        POPUP,
        /// The same, with the texts to reject with.
        POPUP_WRITING
    }

    /// @param name of its picture
    /// @param width of the window, pixels
    /// @param height of the window, pixels
    public record Scene(String name, Stage stage, int width, int height, Script script) {
        Scene narrow() {
            return new Scene(name + "-narrow", stage, 480, 700, script);
        }
    }

    private final List<Scene> scenes = new ArrayList<>();

    private CallScenes() {}

    /// All of them, in the order of a call's life.
    public static List<Scene> all() {
        var list = new CallScenes();
        list.ringing();
        list.poppingUp();
        list.talking();
        list.besides();
        list.within();
        list.places();
        list.devices();
        return Stream.concat(list.scenes.stream(), EndScenes.all().stream()).toList();
    }

    private void ringing() {
        add("call-incoming", (calls, _) -> calls.incoming(AMARA, CallType.VIDEO));
        both("call-incoming-audio", (calls, _) -> calls.incoming(LONG, CallType.AUDIO));
        add("call-calling", (calls, _) -> calls.calling(YOUSSEF, CallType.AUDIO));
        add("call-outgoing", (calls, _) -> calls.ringingThere(AMARA, CallType.VIDEO));
        add("call-connecting", (calls, _) -> {
            calls.ringingThere(AMARA, CallType.VIDEO);
            calls.connecting();
        });
    }

    /// While the window is closed or behind others.
    private void poppingUp() {
        popup("popup", Stage.POPUP, 180, (calls, _) -> calls.incoming(AMARA, CallType.VIDEO));
        popup("popup-audio", Stage.POPUP, 180, (calls, _) -> calls.incoming(YOUSSEF, CallType.AUDIO));
        popup("popup-writing", Stage.POPUP_WRITING, 420, (calls, _) -> calls.incoming(LONG, CallType.VIDEO));
        popup("popup-answered-elsewhere", Stage.POPUP, 180, (calls, _) -> {
            calls.incoming(AMARA, CallType.VIDEO);
            calls.ended(new EndReason.AnsweredElsewhere(), Duration.ZERO);
        });
        popup("popup-declined-elsewhere", Stage.POPUP, 180, (calls, _) -> {
            calls.incoming(AMARA, CallType.VIDEO);
            calls.ended(new EndReason.DeclinedElsewhere(), Duration.ZERO);
        });
    }

    private void talking() {
        both("call-audio", (calls, _) -> {
            audio(calls, AMARA);
            calls.local(true, false, null);
        });
        add("call-peer-muted", (calls, _) -> {
            audio(calls, YOUSSEF);
            calls.remote(false, false);
        });
        both("call-video", (calls, _) -> {
            video(calls, AMARA);
            calls.stats(40, 0);
        });
        add("call-video-upright", (calls, _) -> {
            calls.active(AMARA, CallType.VIDEO, NOW.minusSeconds(4000));
            calls.frames(DrawnPerson.frames(1280, 720, 90), DrawnPerson.frames(640, 480, 0));
            calls.remote(false, true);
            calls.stats(600, 7);
        });
        both("call-reconnecting", (calls, _) -> {
            video(calls, AMARA);
            calls.reconnecting();
        });
        add("call-reconnecting-offline", (calls, _) -> {
            audio(calls, AMARA);
            calls.signalling(false);
            calls.reconnecting();
        });
    }

    /// A second call, and the wish for another.
    private void besides() {
        both("call-waiting", (calls, _) -> {
            video(calls, AMARA);
            calls.waiting(JONAS, CallType.VIDEO);
        });
        both("call-waiting-long", (calls, _) -> {
            audio(calls, YOUSSEF);
            calls.waiting(LONG, CallType.AUDIO);
        });
        add("call-held-beside", (calls, _) -> {
            audio(calls, AMARA);
            calls.heldBeside(YOUSSEF, CallType.AUDIO, NOW);
        });
        add("call-ended-beside", (calls, _) -> {
            audio(calls, AMARA);
            calls.waiting(JONAS, CallType.AUDIO);
            calls.endedBeside(new EndReason.Missed());
        });
        both("call-on-hold", (calls, _) -> {
            audio(calls, AMARA);
            calls.held(true, false);
        });
        add("call-held-by-peer", (calls, _) -> {
            audio(calls, YOUSSEF);
            calls.held(false, true);
        });
        both("call-wish", (calls, _) -> {
            video(calls, AMARA);
            calls.wish(JONAS, CallType.VIDEO);
        });
    }

    /// What comes up while talking.
    private void within() {
        both("call-upgrade-asked", (calls, _) -> {
            audio(calls, AMARA);
            calls.upgrade(Upgrade.ASKED_BY_THEM);
        });
        add("call-upgrade-asking", (calls, _) -> {
            audio(calls, YOUSSEF);
            calls.upgrade(Upgrade.ASKED_BY_ME);
        });
        add("call-upgrade-declined", (calls, _) -> {
            audio(calls, AMARA);
            calls.upgrade(Upgrade.DECLINED);
        });
        add("call-upgrade-unanswered", (calls, _) -> {
            audio(calls, AMARA);
            calls.upgrade(Upgrade.UNANSWERED);
        });
        add("call-server-lost", (calls, _) -> {
            audio(calls, AMARA);
            calls.signalling(false);
        });
        add("call-peer-server-lost", (calls, _) -> {
            audio(calls, AMARA);
            calls.peerSignalling(false);
        });
    }

    /// The screen, the keypad, and where the call stands.
    private void places() {
        both("call-share-picker", (calls, model) -> {
            video(calls, AMARA);
            model.place().setChoosingScreen(true);
        });
        both("call-sharing", (calls, _) -> {
            video(calls, AMARA);
            calls.frames(DrawnPerson.frames(1280, 720, 0), DrawnPerson.frames(1280, 800, 0));
            calls.sharing(true);
        });
        add("call-peer-sharing", (calls, _) -> {
            video(calls, AMARA);
            calls.frames(DrawnPerson.frames(1600, 900, 0), DrawnPerson.frames(640, 360, 0));
            calls.peerSharing(true);
        });
        both("call-keypad", (calls, model) -> {
            audio(calls, AMARA);
            model.place().setKeypad(true);
        });
        both("call-side-by-side", (calls, model) -> {
            video(calls, AMARA);
            model.place().setLayout(CallPlace.Layout.SIDE_BY_SIDE);
        });
        both("call-bar", (calls, model) -> {
            video(calls, LONG);
            model.place().setSmall(true);
        });
        add("call-bar-waiting", (calls, model) -> {
            audio(calls, AMARA);
            calls.waiting(YOUSSEF, CallType.AUDIO);
            model.place().setSmall(true);
        });
        mini("call-mini-video", (calls, _) -> video(calls, AMARA));
        mini("call-mini-audio", (calls, _) -> audio(calls, LONG));
        mini("call-mini-reconnecting", (calls, _) -> {
            audio(calls, YOUSSEF);
            calls.local(true, false, null);
            calls.reconnecting();
        });
        var settings = new Scene("call-settings", Stage.SETTINGS, 900, 820, (_, _) -> {});
        scenes.add(settings);
        scenes.add(settings.narrow());
        add("call-bar-ended", (calls, model) -> {
            audio(calls, AMARA);
            model.place().setSmall(true);
            calls.ended(new EndReason.Disconnected(), Duration.ZERO);
        });
    }

    private void devices() {
        Script talking = (calls, _) -> video(calls, AMARA);
        var panel = new Scene("call-devices", Stage.DEVICES, 900, 640, talking);
        scenes.add(panel);
        scenes.add(panel.narrow());
        var menu = new Scene("call-menu", Stage.MENU, 900, 640, talking);
        scenes.add(menu);
        scenes.add(menu.narrow());
        var unplugged = new Scene("call-device-unplugged", Stage.UNPLUGGED, 900, 640, talking);
        scenes.add(unplugged);
        scenes.add(unplugged.narrow());
        both("call-not-heard", (calls, _) -> {
            audio(calls, AMARA);
            calls.silence();
        });
    }

    // ---- how a scene begins

    private static void audio(StagedCalls calls, User peer) {
        calls.active(peer, CallType.AUDIO, NOW.minusSeconds(222));
    }

    static void video(StagedCalls calls, User peer) {
        calls.active(peer, CallType.VIDEO, NOW.minusSeconds(24 * 60 + 7));
        calls.frames(DrawnPerson.frames(1280, 720, 0), DrawnPerson.frames(640, 360, 0));
    }

    private void mini(String name, Script script) {
        scenes.add(new Scene(name, Stage.MINI, 288, 180, script));
    }

    private void popup(String name, Stage stage, int height, Script script) {
        scenes.add(new Scene(name, stage, 560, height, script));
    }

    private void add(String name, Script script) {
        scenes.add(scene(name, script));
    }

    static Scene scene(String name, Script script) {
        return new Scene(name, Stage.MAIN, 900, 640, script);
    }

    /// In a wide window and in a narrow one.
    private void both(String name, Script script) {
        var scene = scene(name, script);
        scenes.add(scene);
        scenes.add(scene.narrow());
    }

    private static User user(String username, String displayName) {
        return new User(
                new UserId("user-" + username.replace('.', '-')), username, displayName, null, Presence.ONLINE, null);
    }
}
