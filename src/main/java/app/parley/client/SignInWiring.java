package app.parley.client;

import app.parley.client.account.Reply;
import app.parley.client.account.SessionVault;
import app.parley.client.account.SignIn;
import app.parley.client.ui.signin.Door;
import app.parley.machine.OperatingSystem;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.Session;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// [Door] over HTTP: each try has its own connections.
record SignInWiring(ClientWiring client, SessionVault vault) implements Door {
    @Override
    public Optional<URI> address(String typed) {
        return SignIn.address(typed);
    }

    @Override
    public CompletableFuture<Reply<Session>> login(URI server, String username, String password) {
        return at(server, signIn -> signIn.login(username, password));
    }

    @Override
    public CompletableFuture<Reply<Session>> register(
            URI server, String username, String displayName, String password) {
        return at(server, signIn -> signIn.register(username, displayName, password));
    }

    private CompletableFuture<Reply<Session>> at(URI server, Function<SignIn, CompletableFuture<Reply<Session>>> ask) {
        var device = new DeviceDescription(vault.device(), deviceName(), OperatingSystem.currentName());
        var signIn = client.signIn(server, device);
        // Closed on another thread than the one that the reply comes on, which belongs to what is closed.
        return ask.apply(signIn).whenComplete((_, _) -> client.threads().execute(signIn::close));
    }

    /// What the list of one's devices will show.
    private static String deviceName() {
        var user = System.getProperty("user.name", "");
        return user.isBlank() ? "Parley" : "Parley of " + user;
    }
}
