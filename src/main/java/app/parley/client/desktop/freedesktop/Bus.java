package app.parley.client.desktop.freedesktop;

import app.parley.loop.Loop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to a message bus, opened when it is first needed. Calls block until the other side has answered,
/// so everything here runs on one loop, parley-desktop. A machine without the bus is told of once, at debug.
public final class Bus implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bus.class);

    private final Kind kind;
    private final Loop<Runnable> loop;
    private final @Nullable String address;
    private @Nullable DBusConnection connection;
    private boolean missing;

    /// Which bus.
    public enum Kind {
        /// Of the person's session.
        SESSION,
        /// Of the machine.
        SYSTEM
    }

    /// @param loop the thread parley-desktop; the caller's
    public Bus(Kind kind, Loop<Runnable> loop) {
        this(kind, loop, kind == Kind.SESSION ? sessionAddress() : null);
    }

    /// @param address of the session's bus; null where there is none
    Bus(Kind kind, Loop<Runnable> loop, @Nullable String address) {
        this.kind = kind;
        this.loop = loop;
        this.address = address;
    }

    Loop<Runnable> loop() {
        return loop;
    }

    /// Something to do with the bus. Given up quietly where the other side is missing or refuses.
    interface Task {
        void run(DBusConnection bus) throws DBusException;
    }

    /// Does `task` on the loop, if there is a bus.
    void run(String what, Task task) {
        run(what, task, () -> {});
    }

    /// @param without run on the loop where there is no bus
    void run(String what, Task task, Runnable without) {
        loop.post(() -> {
            var open = connection();
            if (open.isEmpty()) {
                without.run();
                return;
            }
            try {
                task.run(open.get());
            } catch (DBusException | DBusExecutionException e) {
                log.debug("{} is not to be had here: {}", what, e.getMessage());
            }
        });
    }

    /// An object of another program on the bus. Cheap: nothing is asked yet.
    static <I extends DBusInterface> I remote(DBusConnection bus, String name, String path, Class<I> type)
            throws DBusException {
        return bus.getRemoteObject(name, path, type, false);
    }

    @Override
    public void close() {
        loop.post(() -> {
            missing = true;
            if (connection == null) return;
            try {
                connection.close();
            } catch (IOException e) {
                log.debug("the bus was not closed", e);
            }
            connection = null;
        });
    }

    private Optional<DBusConnection> connection() {
        if (connection != null && connection.isConnected()) return Optional.of(connection);
        if (missing) return Optional.empty();
        try {
            connection = builder().withShared(false).build();
            return Optional.of(connection);
        } catch (DBusException | RuntimeException e) {
            missing = true;
            log.debug("there is no {} bus here: {}", kind, e.getMessage());
            return Optional.empty();
        }
    }

    private DBusConnectionBuilder builder() throws DBusException {
        if (kind == Kind.SYSTEM) return DBusConnectionBuilder.forSystemBus();
        if (address == null) throw new DBusException("no address");
        return DBusConnectionBuilder.forAddress(address);
    }

    private static @Nullable String sessionAddress() {
        var named = System.getenv("DBUS_SESSION_BUS_ADDRESS");
        if (named != null && !named.isBlank()) return named;
        // Where systemd has it; the library looks for older places only.
        var folder = System.getenv("XDG_RUNTIME_DIR");
        if (folder == null) return null;
        var socket = Path.of(folder, "bus");
        return Files.exists(socket) ? "unix:path=" + socket : null;
    }
}
