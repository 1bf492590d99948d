package app.parley.client;

import app.parley.client.account.Account;
import app.parley.client.account.Reply;
import app.parley.client.account.SessionVault;
import app.parley.client.account.file.FileSessionVault;
import app.parley.client.account.keyring.SystemKeyring;
import app.parley.client.diagnostics.Doctor;
import app.parley.client.diagnostics.Finding;
import app.parley.client.media.MediaEngine;
import app.parley.protocol.IceServers;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Puts the [Doctor] together for the command line, with a media engine of its own.
public final class DoctorWiring {
    private DoctorWiring() {}

    /// Looks at this machine and at `server`, as the device that `folder` knows. Blocks.
    public static void examine(URI server, Path folder, Consumer<Finding> told) {
        try (var keyring = new SystemKeyring();
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var engine = new OwnEngine()) {
            var vault = new FileSessionVault(folder, keyring);
            var doctor = new Doctor(
                    new ExaminedWiring(
                            server, vault.device(), engine, () -> named(server, vault, threads), () -> false, threads),
                    told);
            doctor.machine();
            doctor.connection();
        }
    }

    private static Optional<CompletableFuture<Reply<IceServers>>> named(
            URI server, SessionVault vault, Executor threads) {
        return vault.load().filter(session -> session.server().equals(server)).map(session -> {
            var account = new Account(session.server(), session.token(), threads);
            return account.iceServers().whenComplete((_, _) -> threads.execute(account::close));
        });
    }

    /// Begun when it is first asked for; one thread.
    private static final class OwnEngine implements Supplier<MediaEngine>, AutoCloseable {
        private Optional<ClientWiring> begun = Optional.empty();

        @Override
        public MediaEngine get() {
            if (begun.isEmpty()) begun = Optional.of(ClientWiring.withDevices());
            return begun.get().media();
        }

        @Override
        public void close() {
            begun.ifPresent(ClientWiring::close);
        }
    }
}
