package app.parley.client;

import app.parley.client.account.Reply;
import app.parley.client.account.SignIn;
import app.parley.client.diagnostics.Examined;
import app.parley.client.media.MediaEngine;
import app.parley.client.settings.ManagedSettings;
import app.parley.machine.OperatingSystem;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.DeviceId;
import app.parley.protocol.IceServers;
import app.parley.protocol.ServerInfo;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What the doctor looks at, out of the parts of a client.
///
/// @param engine makes or gives the media engine, each time the same
/// @param named what the server names to this device's session, empty where there is none
/// @param threads makes a virtual thread a task
record ExaminedWiring(
        URI at,
        DeviceId device,
        Supplier<MediaEngine> engine,
        Supplier<Optional<CompletableFuture<Reply<IceServers>>>> named,
        BooleanSupplier calling,
        Executor threads)
        implements Examined {
    @Override
    public String address() {
        return at.toString();
    }

    @Override
    public CompletableFuture<Reply<ServerInfo>> server() {
        var signIn = new SignIn(at, new DeviceDescription(device, "Doctor", OperatingSystem.currentName()), threads);
        // Closed on another thread than the one that the reply comes on, which belongs to what is closed.
        return signIn.serverInfo().whenComplete((_, _) -> threads.execute(signIn::close));
    }

    @Override
    public Optional<CompletableFuture<Reply<IceServers>>> ways() {
        return named.get();
    }

    @Override
    public MediaEngine media() {
        return engine.get();
    }

    @Override
    public boolean inCall() {
        return calling.getAsBoolean();
    }

    @Override
    public ManagedSettings managed() {
        return ManagedWiring.managed();
    }
}
