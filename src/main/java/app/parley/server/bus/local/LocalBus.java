package app.parley.server.bus.local;

import app.parley.protocol.DeviceId;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;
import app.parley.server.bus.Bus;
import app.parley.server.bus.DeviceListener;
import app.parley.server.bus.DeviceSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The [Bus] within one process: a map. Safe on every thread.
public final class LocalBus implements Bus {
    private static final Logger log = LoggerFactory.getLogger(LocalBus.class);
    /// Users share this many locks; enough that two rarely wait for each other.
    private static final int LOCKS = 256;

    private final Map<UserId, Map<DeviceId, DeviceSocket>> sockets = new ConcurrentHashMap<>();
    private final List<DeviceListener> listeners = new CopyOnWriteArrayList<>();
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    @Override
    public void attach(DeviceSocket socket) {
        inOrder(socket.user(), () -> {
            var earlier = put(socket);
            if (earlier != null) {
                earlier.send(new ServerEvent.SessionReplaced());
                earlier.close();
                tell(listener -> listener.gone(socket.user(), socket.device()));
            }
            tell(listener -> listener.connected(socket.user(), socket.device()));
        });
    }

    @Override
    public void detach(DeviceSocket socket) {
        inOrder(socket.user(), () -> {
            if (remove(socket)) tell(listener -> listener.gone(socket.user(), socket.device()));
        });
    }

    @Override
    public void deliver(UserId user, ServerEvent event) {
        of(user).values().forEach(socket -> socket.send(event));
    }

    @Override
    public void deliver(UserId user, DeviceId device, ServerEvent event) {
        var socket = of(user).get(device);
        if (socket != null) socket.send(event);
    }

    @Override
    public void disconnect(UserId user, DeviceId device) {
        var socket = of(user).get(device);
        if (socket != null) socket.close();
    }

    @Override
    public Set<DeviceId> devicesOf(UserId user) {
        return of(user).keySet();
    }

    @Override
    public void listen(DeviceListener listener) {
        listeners.add(listener);
    }

    private Map<DeviceId, DeviceSocket> of(UserId user) {
        return sockets.getOrDefault(user, Map.of());
    }

    /// Returns the socket that had the place before. Called in order for one user.
    private @Nullable DeviceSocket put(DeviceSocket socket) {
        var devices = new HashMap<>(of(socket.user()));
        var earlier = devices.put(socket.device(), socket);
        sockets.put(socket.user(), Map.copyOf(devices));
        return earlier;
    }

    /// Returns whether it was there. Called in order for one user.
    private boolean remove(DeviceSocket socket) {
        var devices = new HashMap<>(of(socket.user()));
        if (!devices.remove(socket.device(), socket)) return false;
        if (devices.isEmpty()) sockets.remove(socket.user());
        else sockets.put(socket.user(), Map.copyOf(devices));
        return true;
    }

    private void inOrder(UserId user, Runnable action) {
        var lock = locks.get(Math.floorMod(user.hashCode(), LOCKS));
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private void tell(Consumer<DeviceListener> news) {
        for (var listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                log.error("A listener to devices failed", e);
            }
        }
    }
}
