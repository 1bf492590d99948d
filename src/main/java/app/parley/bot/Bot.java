package app.parley.bot;

import app.parley.bot.BotReport.CallReport;
import app.parley.call.CallState;
import app.parley.client.ClientWiring;
import app.parley.client.account.Account;
import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.account.SignIn;
import app.parley.client.account.StoredSession;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.calling.SilentRinger;
import app.parley.client.media.synthetic.EchoSource;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.SignallingListener;
import app.parley.loop.Loop;
import app.parley.loop.ThreadLoop;
import app.parley.machine.OperatingSystem;
import app.parley.protocol.Ack;
import app.parley.protocol.Chat;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Session;
import app.parley.protocol.User;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries a [BotPlan] out, once, on the thread that calls [#run].
public final class Bot {
    private static final Logger log = LoggerFactory.getLogger(Bot.class);
    /// Of the tone that a bot sends, in Hz: the A that an orchestra tunes to.
    public static final double TONE_HZ = 440;
    /// How long Echo waits before it repeats what it hears: long enough to tell it from one's own voice.
    private static final Duration ECHO_DELAY = Duration.ofSeconds(1);
    /// For whatever the server is asked.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// From a dial to its end: ringing, connecting and reconnecting all have limits of their own under this.
    private static final Duration LONGEST_SET_UP = Duration.ofSeconds(90);

    private final BotPlan plan;
    private final Clock clock = Clock.systemUTC();
    private final List<CallReport> reports = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    /// What the plan waits for.
    private sealed interface News {
        record Moved(CallSnapshot snapshot) implements News {}

        record Finished(CallReport report) implements News {}

        record Refused(SignallingListener.Refusal refusal) implements News {}
    }

    public Bot(BotPlan plan) {
        this.plan = plan;
    }

    /// Does it all. `ready` runs once the bot is connected and can be called.
    ///
    /// @throws BotException when the plan cannot be carried out, with a sentence that says why
    public BotReport run(Runnable ready) throws InterruptedException {
        var tone = new ToneMeter();
        var wiring = plan.synthetic()
                ? ClientWiring.withSynthetic(
                        () -> plan.echo() ? new EchoSource(ECHO_DELAY) : new SineTone(TONE_HZ), TestPattern::new)
                : ClientWiring.withDevices();
        try (wiring;
                var looks = new ThreadLoop<Runnable>("parley-bot", Runnable::run)) {
            var session = signIn(wiring);
            var meter = new FrameCounter(looks, clock, tone);
            try (var calls = wiring.calls(session, new SilentRinger(), plan.relayOnly(), tone)) {
                var recorder = new CallRecorder(clock, meter, (_, report) -> news.add(new News.Finished(report)));
                calls.control().witness(recorder);
                calls.control().observe(snapshot -> {
                    meter.watch(snapshot.remoteFrames());
                    news.add(new News.Moved(snapshot));
                });
                connect(calls);
                ready.run();
                carryOut(calls, looks);
            }
        }
        return new BotReport(plan.user(), List.copyOf(reports), List.copyOf(errors));
    }

    private void carryOut(ClientWiring.Calls calls, Loop<Runnable> looks) throws InterruptedException {
        if (plan.call() == null) {
            while (plan.calls() == 0 || reports.size() < plan.calls()) oneCall(calls, looks, null);
            return;
        }
        var peer = find(calls.account(), plan.call());
        var chat = open(calls.signalling(), peer);
        for (var made = 0; made < plan.calls(); made++) {
            calls.control().call(peer, chat.id(), plan.type());
            oneCall(calls, looks, LONGEST_SET_UP);
        }
    }

    /// Sees one call through, answering it when it rings.
    ///
    /// @param setUp how long it may take until they talk; null when it is others who begin
    private void oneCall(ClientWiring.Calls calls, Loop<Runnable> looks, @Nullable Duration setUp)
            throws InterruptedException {
        var control = calls.control();
        var hangUpAt = setUp == null ? null : clock.instant().plus(setUp);
        var talking = false;
        var ringing = false;
        while (true) {
            var wait = hangUpAt == null ? null : Duration.between(clock.instant(), hangUpAt);
            switch (next(wait)) {
                case null -> {
                    control.hangUp();
                    hangUpAt = null;
                }
                case News.Finished(var report) -> {
                    reports.add(report);
                    control.dismiss();
                    log.info("call {} with {}: {}", report.callId(), report.peer(), report.outcome());
                    return;
                }
                case News.Refused(var refusal) ->
                    throw new BotException("The server does not let " + plan.user() + " in: " + refusal + ".");
                case News.Moved(var snapshot) -> {
                    if (snapshot.state() instanceof CallState.Ringing && plan.call() == null && !ringing) {
                        ringing = true;
                        looks.postAfter(plan.answerAfter(), () -> control.answer(true));
                    }
                    if (snapshot.state() instanceof CallState.Active && !talking) {
                        talking = true;
                        hangUpAt = plan.talk() == null ? null : clock.instant().plus(plan.talk());
                    }
                }
            }
        }
    }

    /// The next thing that happens, or null when `wait` is over first.
    private @Nullable News next(@Nullable Duration wait) throws InterruptedException {
        return wait == null ? news.take() : news.poll(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
    }

    private StoredSession signIn(ClientWiring wiring) throws InterruptedException {
        var device = new DeviceId("bot-" + plan.user().replaceAll("[^A-Za-z0-9_-]", "-"));
        var description = new DeviceDescription(device, "Bot", OperatingSystem.currentName());
        try (var signIn = wiring.signIn(plan.server(), description)) {
            var session = session(signIn);
            return new StoredSession(plan.server(), device, session.user(), session.token(), session.expiresAt());
        }
    }

    private Session session(SignIn signIn) throws InterruptedException {
        if (plan.register()) {
            var registered = await(signIn.register(plan.user(), displayName(), plan.password()));
            if (registered instanceof Reply.Got<Session>(var session)) return session;
            var failure = ((Reply.Failed<Session>) registered).failure();
            if (!(failure instanceof AccountFailure.UsernameTaken)) throw refused("make the account", failure);
        }
        return got("sign in", await(signIn.login(plan.user(), plan.password())));
    }

    private String displayName() {
        return plan.user().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + plan.user().substring(1);
    }

    private void connect(ClientWiring.Calls calls) throws InterruptedException {
        var connected = new CompletableFuture<Boolean>();
        calls.signalling().listen(new SignallingListener() {
            @Override
            public void connected() {
                connected.complete(true);
            }

            @Override
            public void refused(Refusal refusal) {
                connected.complete(false);
                news.add(new News.Refused(refusal));
            }
        });
        await(calls.iceServers().refresh());
        calls.signalling().connect();
        await(connected);
    }

    private User find(Account account, String username) throws InterruptedException {
        return got("search for users", await(account.searchUsers(username))).stream()
                .filter(user -> user.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new BotException("There is no user " + username + " on this server."));
    }

    private static Chat open(Signalling signalling, User peer) throws InterruptedException {
        var outcome = new CompletableFuture<Signalling.Outcome>();
        signalling.send(new ClientChatEvent.Open(peer.id()), outcome::complete);
        if (await(outcome) instanceof Signalling.Outcome.Answered(Ack.ChatAck(var chat))) return chat;
        throw new BotException("The server did not open the chat with " + peer.username() + ".");
    }

    private static <T> T got(String what, Reply<T> reply) {
        return switch (reply) {
            case Reply.Got<T>(var value) -> value;
            case Reply.Failed<T>(var failure) -> throw refused(what, failure);
        };
    }

    private static BotException refused(String what, AccountFailure failure) {
        return new BotException("The bot could not " + what + ": " + failure + ".");
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BotException("The server did not answer in " + PATIENCE.toSeconds() + " s.");
        }
    }
}
