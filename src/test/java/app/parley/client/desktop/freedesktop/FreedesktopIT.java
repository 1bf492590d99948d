package app.parley.client.desktop.freedesktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.notification.Notification;
import app.parley.client.desktop.power.Wakefulness;
import app.parley.loop.ThreadLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The adapters on a real message bus, with a desktop's services played by the test.
@SuppressWarnings("NullAway.Init") // begin() runs before each test
class FreedesktopIT {
    @TempDir
    Path folder;

    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-desktop", Runnable::run);
    private Process daemon;
    private DBusConnection desktop;
    private Bus bus;

    /// A notification service.
    @DBusInterfaceName("org.freedesktop.Notifications")
    public static final class Service implements Notifications, Properties {
        final BlockingQueue<String> told = new LinkedBlockingQueue<>();
        volatile boolean inhibited;
        /// How this desktop calls it.
        volatile String wish = "Inhibited";
        private int ids;

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }

        @Override
        public UInt32 post(
                String program,
                UInt32 replaces,
                String icon,
                String title,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int milliseconds) {
            told.add("%s: %s / %s %s replaces %s for %d"
                    .formatted(program, title, body, actions, replaces, milliseconds));
            return new UInt32(replaces.longValue() == 0 ? ++ids : replaces.longValue());
        }

        @Override
        public void withdraw(UInt32 id) {
            told.add("withdraw " + id);
        }

        @Override
        public List<String> capabilities() {
            return List.of("actions", "body", "body-markup");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the bus has it
        public <A> A Get(String type, String name) {
            if (!name.equals(wish)) throw new IllegalArgumentException(name);
            return (A) Boolean.valueOf(inhibited);
        }

        @Override
        public <A> void Set(String type, String name, A value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Variant<?>> GetAll(String type) {
            return Map.of();
        }
    }

    /// A screen saver.
    public static final class Saver implements ScreenSaver {
        final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/ScreenSaver";
        }

        @Override
        public UInt32 inhibit(String program, String reason) {
            told.add(program + " " + reason);
            return new UInt32(42);
        }

        @Override
        public void allow(UInt32 wish) {
            told.add("allow " + wish);
        }
    }

    @BeforeEach
    void begin() throws IOException, DBusException {
        var address = "unix:path=" + folder.resolve("bus");
        var listening = folder.resolve("address");
        daemon = new ProcessBuilder(
                        "dbus-daemon",
                        "--session",
                        "--nofork",
                        "--nopidfile",
                        "--address=" + address,
                        "--print-address")
                .redirectError(folder.resolve("dbus.log").toFile())
                .redirectOutput(listening.toFile())
                .start();
        // The socket's file is there a moment before anybody listens; the address is said after it.
        until(() -> listening.toFile().length() > 0);
        desktop = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        bus = new Bus(Bus.Kind.SESSION, loop, address);
    }

    @AfterEach
    void end() throws IOException {
        bus.close();
        loop.close();
        desktop.close();
        daemon.destroy();
    }

    @Test
    void aNotificationIsShownReplacedPressedAndWithdrawn() throws Exception {
        var service = new Service();
        desktop.requestBusName("org.freedesktop.Notifications");
        desktop.exportObject(service);
        var notifier = new FreedesktopNotifier(bus);
        var pressed = new LinkedBlockingQueue<String>();

        notifier.show(call(pressed, "Anna <3"));
        assertThat(service.told.poll(5, TimeUnit.SECONDS))
                .isEqualTo("Parley: Amara / Anna &lt;3 [default, , answer, Answer] replaces 0 for 0");
        notifier.show(call(pressed, "again"));
        assertThat(service.told.poll(5, TimeUnit.SECONDS)).contains("again").endsWith("replaces 1 for 0");
        desktop.sendMessage(new Notifications.ActionInvoked(service.getObjectPath(), new UInt32(1), "answer"));
        assertThat(pressed.poll(5, TimeUnit.SECONDS)).isEqualTo("answer");
        desktop.sendMessage(new Notifications.ActionInvoked(service.getObjectPath(), new UInt32(1), "default"));
        assertThat(pressed.poll(5, TimeUnit.SECONDS)).isEqualTo("opened");
        notifier.withdraw("call");
        assertThat(service.told.poll(5, TimeUnit.SECONDS)).isEqualTo("withdraw 1");
    }

    private Service inhibitedService() throws DBusException {
        var service = new Service();
        service.inhibited = true;
        desktop.requestBusName("org.freedesktop.Notifications");
        desktop.exportObject(service);
        return service;
    }

    @Test
    void theDesktopsWishForQuietIsSeen() throws Exception {
        var service = inhibitedService();
        var focus = new FocusWatch(bus, Duration.ofMillis(20));
        until(focus);

        service.inhibited = false;
        until(() -> !focus.getAsBoolean());
    }

    @Test
    void aServiceThatTakesThePlaceOfAnotherIsFollowedByItsOwnName() throws Exception {
        var service = inhibitedService();
        var focus = new FocusWatch(bus, Duration.ofMillis(20));
        until(focus);

        service.wish = "paused";
        until(() -> !focus.getAsBoolean());
        until(focus);
    }

    @Test
    void gnomesWishForQuietIsSeenAndFollowed() throws Exception {
        var changes = Files.createFile(folder.resolve("changes"));
        var tool = Files.writeString(folder.resolve("gsettings"), """
                #!/bin/sh
                test "$2 $3" = "org.gnome.desktop.notifications show-banners" || exit 1
                case $1 in
                  get) echo false ;;
                  monitor) exec tail -n +1 -f '%s' ;;
                esac
                """.formatted(changes));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));

        try (var focus = new GnomeFocus(loop, tool.toString(), Duration.ofMillis(20))) {
            until(focus);
            Files.writeString(changes, "show-banners: true\n", StandardOpenOption.APPEND);
            until(() -> !focus.getAsBoolean());
            Files.writeString(changes, "show-banners: false\n", StandardOpenOption.APPEND);
            until(focus);
        }
    }

    @Test
    void withoutGnomesToolNobodyWishesForQuiet() throws Exception {
        var asked = new LinkedBlockingQueue<String>();
        try (var focus = new GnomeFocus(loop, folder.resolve("none").toString(), Duration.ofMillis(20))) {
            loop.post(() -> asked.add("asked"));
            assertThat(asked.poll(5, TimeUnit.SECONDS)).isEqualTo("asked");
            assertThat(focus.getAsBoolean()).isFalse();
        }
    }

    @Test
    void theScreenSaverIsKeptOffAndLetGo() throws Exception {
        var saver = new Saver();
        desktop.requestBusName("org.freedesktop.ScreenSaver");
        desktop.exportObject(saver);
        var wakefulness = new FreedesktopWakefulness(bus, new Otherwise());

        wakefulness.hold("A call");
        wakefulness.hold("A call");
        assertThat(saver.told.poll(5, TimeUnit.SECONDS)).isEqualTo("Parley A call");
        wakefulness.release();
        assertThat(saver.told.poll(5, TimeUnit.SECONDS)).isEqualTo("allow 42");
    }

    @Test
    void withoutAScreenSaverAnotherWayIsTaken() throws Exception {
        var otherwise = new Otherwise();
        new FreedesktopWakefulness(bus, otherwise).hold("A call");
        assertThat(otherwise.told.poll(5, TimeUnit.SECONDS)).isEqualTo("hold A call");

        var alone = new Bus(Bus.Kind.SESSION, loop, null);
        new FreedesktopWakefulness(alone, otherwise).hold("A call without a bus");
        assertThat(otherwise.told.poll(5, TimeUnit.SECONDS)).isEqualTo("hold A call without a bus");
    }

    @Test
    void theEndOfASleepIsHeard() throws Exception {
        var woken = new LinkedBlockingQueue<String>();
        SleepWatch.begin(bus, () -> woken.add("woken"));
        var asked = new LinkedBlockingQueue<String>();
        bus.run("the end of the beginning", _ -> asked.add("begun"));
        assertThat(asked.poll(5, TimeUnit.SECONDS)).isEqualTo("begun");

        desktop.sendMessage(new Login.PrepareForSleep("/org/freedesktop/login1", true));
        desktop.sendMessage(new Login.PrepareForSleep("/org/freedesktop/login1", false));
        assertThat(woken.poll(5, TimeUnit.SECONDS)).isEqualTo("woken");
        assertThat(woken).isEmpty();
    }

    private static Notification call(BlockingQueue<String> pressed, String body) {
        return new Notification(
                "call",
                "Amara",
                body,
                true,
                List.of(new Notification.Action("answer", "Answer", () -> pressed.add("answer"))),
                () -> pressed.add("opened"));
    }

    private static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static final class Otherwise implements Wakefulness {
        final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void hold(String why) {
            told.add("hold " + why);
        }

        @Override
        public void release() {}

        @Override
        public void close() {}
    }
}
