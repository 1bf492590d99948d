package app.parley.client;

import app.parley.call.CallState;
import app.parley.client.account.StoredSession;
import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.diagnostics.Doctor;
import app.parley.client.diagnostics.Finding;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Puts together, for whoever is signed in, what finds out why something does not work. One a session.
final class DiagnosticsWiring implements Diagnostics {
    private final ClientWiring client;
    private final StoredSession session;
    private final ClientWiring.Calls calls;
    private final AtomicBoolean calling = new AtomicBoolean();

    DiagnosticsWiring(ClientWiring client, StoredSession session, ClientWiring.Calls calls) {
        this.client = client;
        this.session = session;
        this.calls = calls;
        calls.control().observe(now -> calling.set(now.state() instanceof CallState.Live));
    }

    @Override
    public Runnable examine(Consumer<Finding> told, Runnable over) {
        var examined = new ExaminedWiring(
                session.server(),
                session.device(),
                client::media,
                () -> Optional.of(calls.account().iceServers()),
                calling::get,
                client.threads());
        var doctor = new Doctor(examined, told);
        var connection = CompletableFuture.runAsync(doctor::connection, client.threads());
        var machine = CompletableFuture.runAsync(doctor::machine, client.threads());
        var _ = CompletableFuture.allOf(connection, machine).whenComplete((_, _) -> over.run());
        return doctor::stop;
    }
}
