package app.parley.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A cable to a server on loopback that a test can cut: connections through it then end without a word, and new
/// ones end at once, until it is mended. Safe on every thread.
public final class Cable implements AutoCloseable {
    private final int server;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /// @param server the port at the other end
    public Cable(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(Cable::end);
    }

    public void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                var near = door.accept();
                threads.execute(() -> join(near));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void join(Socket near) {
        open.add(near);
        try (near;
                var far = new Socket()) {
            open.add(far);
            if (cut) return;
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
            if (cut) return;
            var back = threads.submit(() -> pass(far, near));
            pass(near, far);
            back.get();
        } catch (Exception gone) {
            // one end is gone, and so is the other now
        } finally {
            open.remove(near);
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // ends below
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
