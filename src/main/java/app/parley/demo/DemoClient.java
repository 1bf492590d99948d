package app.parley.demo;

import app.parley.bot.BotReport;
import app.parley.bot.BotReport.CallReport;
import app.parley.bot.CallRecorder;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.client.ClientApp;
import app.parley.client.ClientOptions;
import app.parley.client.DesktopOptions;
import app.parley.client.account.Reply;
import app.parley.client.account.SignIn;
import app.parley.client.account.StoredSession;
import app.parley.client.account.file.FileSessionVault;
import app.parley.client.calling.CallControl;
import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.ChatService;
import app.parley.client.desktop.PngFile;
import app.parley.client.settings.Preferences;
import app.parley.loop.ThreadLoop;
import app.parley.machine.OperatingSystem;
import app.parley.protocol.CallType;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.Session;
import app.parley.protocol.User;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/// One window of the demo: signs a user in, calls or answers, takes a picture of each state, and ends. What it does
/// next stands on a loop of its own, parley-demo; the window does the rest as it does for a person.
public final class DemoClient {
    /// What it prints once its user can be called.
    static final String READY = "demo client ready";
    /// Long enough for a ring to be seen, and for the two sides to connect while it rings.
    private static final Duration RINGING = Duration.ofSeconds(2);
    /// Long enough for the picture to come to its full size, and for figures of a connection.
    private static final Duration TALK = Duration.ofSeconds(5);
    /// From a change of state to its picture: past the transitions, which take 180 ms at most.
    private static final Duration SETTLED = Duration.ofMillis(600);
    private static final String PASSWORD = "demo-password";

    private final Plan plan;
    private final ExecutorService threads;
    private final AtomicBoolean done = new AtomicBoolean();
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-demo", Runnable::run);
    private Class<? extends CallState> last = CallState.Idle.class;

    /// What one side of the demo is to do.
    ///
    /// @param calls whether it calls, or is called
    /// @param onDesktop whether it takes part in the desktop around it, with a mark in the panel and all
    /// @param out where its pictures and its report go
    public record Plan(URI server, Path folder, String user, String peer, boolean calls, boolean onDesktop, Path out) {}

    /// @param threads virtual threads, one a task
    public DemoClient(Plan plan, ExecutorService threads) {
        this.plan = plan;
        this.threads = threads;
    }

    /// Runs the window to its end and returns whether the call came about.
    public boolean run() {
        signIn();
        var desktop = plan.onDesktop() ? new DesktopOptions(false, "", null) : null;
        ClientApp.run(new ClientOptions(
                plan.folder(), Preferences.unkept(), plan.server(), false, true, desktop, this::begun));
        loop.close();
        return done.get();
    }

    private void signIn() {
        var vault = new FileSessionVault(plan.folder());
        var device = new DeviceDescription(vault.device(), "Demo", OperatingSystem.currentName());
        try (var signIn = new SignIn(plan.server(), device, threads)) {
            var name = plan.user().substring(0, 1).toUpperCase(Locale.ROOT)
                    + plan.user().substring(1);
            if (!(signIn.register(plan.user(), name, PASSWORD).join() instanceof Reply.Got<Session>(var session))) {
                throw new IllegalStateException("the demo's account could not be made");
            }
            vault.save(new StoredSession(
                    plan.server(), device.id(), session.user(), session.token(), session.expiresAt()));
        }
    }

    /// On the JavaFX thread.
    private void begun(ClientApp.Running client) {
        var calls = Objects.requireNonNull(client.services().calls(), "signed in by its session");
        var desk = Objects.requireNonNull(client.services().desk(), "signed in by its session");
        var meter = new StatsMeter(client.services().heard());
        calls.witness(meter);
        calls.witness(new CallRecorder(Clock.systemUTC(), meter, (_, report) -> write(report)));
        calls.observe(snapshot -> loop.post(() -> moved(client, calls, snapshot.state())));
        if (plan.calls()) loop.post(() -> call(calls, desk.chats()));
        System.out.println(READY);
    }

    private void call(CallControl calls, ChatService chats) {
        if (!(chats.searchUsers(plan.peer()).join() instanceof Reply.Got<List<User>>(var found)) || found.isEmpty()) {
            throw new IllegalStateException(plan.peer() + " is not there");
        }
        var peer = found.getFirst();
        if (!(chats.open(peer.id()).join() instanceof ChatOpening.Opened(var chat))) {
            throw new IllegalStateException("the chat was not opened");
        }
        chats.send(chat, "Shall we talk?");
        calls.call(peer, chat, CallType.VIDEO);
    }

    private void moved(ClientApp.Running client, CallControl calls, CallState state) {
        if (state.getClass().equals(last)) return;
        last = state.getClass();
        switch (state) {
            case CallState.Calling _ -> pictureAfter(client, "calling", RINGING.minus(SETTLED));
            case CallState.Ringing _ -> {
                pictureAfter(client, "ringing", SETTLED);
                loop.postAfter(RINGING, () -> calls.answer(true));
            }
            case CallState.Active _ -> {
                pictureAfter(client, "active", TALK.minus(SETTLED));
                if (plan.calls()) loop.postAfter(TALK, calls::hangUp);
            }
            case CallState.Ended ended -> {
                done.set(ended.reason() instanceof EndReason.HungUp);
                pictureAfter(client, "ended", SETTLED);
                loop.postAfter(SETTLED.multipliedBy(2), client.quit());
            }
            case CallState.Idle _, CallState.Connecting _, CallState.Reconnecting _ -> {}
        }
    }

    private void pictureAfter(ClientApp.Running client, String name, Duration delay) {
        loop.postAfter(delay, () -> {
            var picture = client.window().snapshot().join();
            var file = plan.out().resolve(plan.user() + "-" + name + ".png");
            try {
                PngFile.write(file, picture.width(), picture.height(), picture.argb());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void write(CallReport report) {
        var whole = new BotReport(plan.user(), List.of(report), List.of());
        try {
            Files.writeString(plan.out().resolve(plan.user() + ".json"), ProtocolJson.write(whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
