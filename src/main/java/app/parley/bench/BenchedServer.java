package app.parley.bench;

import app.parley.bench.WireSocket.Credentials;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// A server under load, in a process of its own. Used by the thread that measures.
interface BenchedServer extends AutoCloseable {
    String name();

    int port();

    ProcessHandle process();

    /// Its users; the first two are the two sides of the first call, and so on.
    List<Credentials> users();

    /// Begins so many calls between the first users and returns their ids.
    ///
    /// @param sockets those of the users, in their order
    List<String> calls(List<WireSocket> sockets, int count);

    /// Asks it to collect its garbage, so that what is left is what it needs.
    void collectGarbage() throws IOException, InterruptedException;

    /// KiB that its objects take, as it says itself; empty when it does not.
    default OptionalLong liveHeapKib() throws IOException, InterruptedException {
        return OptionalLong.empty();
    }

    @Override
    void close();

    /// Processor time that it has taken so far, all its threads together.
    default Duration processorTime() {
        return process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// KiB of memory that the system gives it; empty where the system does not tell (other than on Linux).
    default OptionalLong residentKib() {
        return ProcessMemory.residentKib(process());
    }
}
