package app.parley.server.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The course of a run: some people meet, talk and call once in order; then every device does what it likes for
/// a while, and the server is killed now and then; then all come back, end their calls, and what each knows is
/// compared. Runs on the test's thread and a virtual one a device.
final class RandomRun {
    private static final Logger log = LoggerFactory.getLogger(RandomRun.class);
    /// For all to come back, and for a server to start again, on a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Between two attempts to reach a server that is not there.
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Plan plan;
    private final Server server;
    private final Facts facts = new Facts();
    private final CountDownLatch enough = new CountDownLatch(1);
    private final Cast cast;

    /// How a run goes.
    ///
    /// @param time how long the devices do what they like
    /// @param kills how often the server is killed meanwhile
    record Plan(long seed, int people, int devicesEach, Duration time, int kills, Fault fault) {}

    /// The server under test.
    interface Server {
        String url();

        /// Ends it without a word and starts it again on its data.
        void killAndStartAgain();

        /// Does to its database what only a fault could do.
        void plant(Fault fault);
    }

    /// What a run came to.
    ///
    /// @param breaches what did not hold; empty when all is well
    /// @param answers how often each event got which answer
    record Outcome(List<String> breaches, Map<String, Integer> answers) {}

    private RandomRun(Plan plan, Server server, HttpClient client) {
        this.plan = plan;
        this.server = server;
        cast = new Cast(client, server.url(), facts, plan.seed, plan.people, plan.devicesEach);
    }

    static Outcome run(Plan plan, Server server) throws InterruptedException {
        log.info("A random run: {}", plan);
        try (var client = HttpClient.newHttpClient()) {
            var run = new RandomRun(plan, server, client);
            try {
                return run.run();
            } finally {
                // Or the client would wait for the connections.
                run.cast.devices.forEach(Device::cut);
            }
        }
    }

    private Outcome run() throws InterruptedException {
        var choices = new ArrayList<Choices>();
        try {
            for (var device : cast.devices) {
                choices.add(new Choices(device, cast, facts, new Random(plan.seed * 31 + choices.size())));
                device.connect();
            }
            cast.meet();
            talkInOrder(choices.getFirst());
            for (var i = 0; i < 2; i++) callInOrder();
        } catch (Wire.GoneException e) {
            throw new AssertionError("nothing was to go wrong yet", e);
        }
        doWhatTheyLike(choices);
        comeBack(choices);
        try {
            cast.devices.getLast().plant(plan.fault);
            // Nobody is busy any more, whatever happened.
            callInOrder();
            if (plan.fault == Fault.LEFT_RINGING) ringAndLeave();
            for (var device : cast.devices) device.settle();
            server.plant(plan.fault);
            var evidence = Evidence.collect(cast.devices);
            return new Outcome(Checks.breaches(cast, facts, evidence), new TreeMap<>(facts.answers()));
        } catch (Wire.GoneException e) {
            throw new AssertionError("the server is to stay from here on", e);
        }
    }

    private static void talkInOrder(Choices first) throws Wire.GoneException {
        while (first.sent() < 5) first.say();
    }

    private void callInOrder() throws Wire.GoneException {
        var caller = cast.devices.getFirst();
        var callee = cast.devices.getLast();
        var calls = new CallChoices(
                caller,
                cast,
                facts,
                new Random(plan.seed),
                () -> "order" + caller.allCalls().size());
        calls.initiate(cast.everybodysChat(), callee.user);
        var callId = caller.allCalls().getLast();
        var payload = Device.object().put("callId", callId);
        assertThat(callee.ask("call:accept", payload).get("ok").asBoolean()).isTrue();
        assertThat(caller.ask("call:end", payload).get("ok").asBoolean()).isTrue();
        callee.settle();
        caller.settle();
    }

    private void doWhatTheyLike(List<Choices> choices) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var choice : choices) running.add(threads.submit(() -> goOn(choice)));
            for (var i = 0; i < plan.kills; i++) {
                enough.await(plan.time.toMillis() / (plan.kills + 1), TimeUnit.MILLISECONDS);
                server.killAndStartAgain();
            }
            enough.await(plan.time.toMillis() / (plan.kills + 1), TimeUnit.MILLISECONDS);
            enough.countDown();
            for (var future : running) future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a device failed", e.getCause());
        }
    }

    private void goOn(Choices choices) {
        while (enough.getCount() > 0) {
            try {
                choices.step();
            } catch (Wire.GoneException lost) {
                waitABit();
            }
        }
    }

    private void waitABit() {
        try {
            enough.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// All connect once more and end whatever call they know of; then each waits for what was sent to it.
    private void comeBack(List<Choices> choices) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                for (var i = 0; i < cast.devices.size(); i++) {
                    if (!cast.devices.get(i).isConnected()) cast.devices.get(i).connect();
                    choices.get(i).retry();
                }
                endCalls();
                for (var device : cast.devices) device.settle();
                return;
            } catch (Wire.GoneException lost) {
                if (System.nanoTime() > until) throw new AssertionError("not all could come back", lost);
                new CountDownLatch(1).await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void endCalls() throws Wire.GoneException {
        for (var device : cast.devices) device.settle();
        for (var device : cast.devices) {
            for (var callId : device.allCalls()) {
                device.ask("call:end", Device.object().put("callId", callId));
            }
        }
    }

    private void ringAndLeave() throws Wire.GoneException {
        var caller = cast.devices.getFirst();
        var calls = new CallChoices(caller, cast, facts, new Random(plan.seed), () -> "left" + plan.seed);
        calls.initiate(cast.everybodysChat(), cast.devices.getLast().user);
    }
}
