package app.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Writes down what a [MediaSession] tells, lets the test wait for it, and brings descriptions and candidates to
/// the other side while it is told which that is.
public final class MediaWitness implements MediaListener {
    /// Long enough for a machine that does ten other things; nothing waits so long when all is well.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<Told> told = new ArrayList<>();
    private volatile @Nullable MediaSession other;

    /// What was told, in the words of [MediaListener].
    public sealed interface Told {
        record Described(SessionDescription description) implements Told {}

        record Gathered(@Nullable IceCandidate candidate) implements Told {}

        record Connected(Connection connection) implements Told {}

        record NoWay(CallFailure failure) implements Told {}

        record Failed(CallFailure.Device failure) implements Told {}

        record Opened(boolean microphone, boolean camera) implements Told {}

        record Shared(boolean on) implements Told {}

        record Heard() implements Told {}

        record Seen() implements Told {}

        record Measured(CallStats stats) implements Told {}

        record Broken(String what) implements Told {}
    }

    /// From now on brings what this side says to `other`; what it said before is brought now.
    public void speakTo(MediaSession other) {
        List<Told> before;
        synchronized (told) {
            this.other = other;
            before = List.copyOf(told);
        }
        before.forEach(one -> carry(other, one));
    }

    public void await(Told expected) {
        await(expected::equals, expected.toString());
    }

    /// Waits until something was told that is as it should be, and returns it.
    public Told await(Predicate<? super Told> wanted, String description) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (told) {
            while (true) {
                for (var one : told) if (wanted.test(one)) return one;
                var left = deadline - System.nanoTime();
                assertThat(left)
                        .as("waited for %s; told: %s", description, told)
                        .isPositive();
                try {
                    TimeUnit.NANOSECONDS.timedWait(told, left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /// Waits for figures that are as they should be.
    public CallStats awaitStats(Predicate<? super CallStats> wanted, String description) {
        var one = await(t -> t instanceof Told.Measured m && wanted.test(m.stats()), description);
        return ((Told.Measured) one).stats();
    }

    public SessionDescription awaitDescription(SessionDescription.Type type) {
        var one = await(t -> t instanceof Told.Described d && d.description().type() == type, type.toString());
        return ((Told.Described) one).description();
    }

    public List<Told> told() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    public void forget() {
        synchronized (told) {
            told.clear();
        }
    }

    private void tell(Told one) {
        MediaSession to;
        synchronized (told) {
            told.add(one);
            told.notifyAll();
            to = other;
        }
        if (to != null) carry(to, one);
    }

    private static void carry(MediaSession to, Told one) {
        switch (one) {
            case Told.Described(var description) -> {
                switch (description.type()) {
                    case OFFER -> to.applyOffer(description);
                    case ANSWER -> to.applyAnswer(description);
                }
            }
            case Told.Gathered(var candidate) -> to.addCandidate(candidate);
            default -> {}
        }
    }

    @Override
    public void localDescription(SessionDescription description) {
        tell(new Told.Described(description));
    }

    @Override
    public void localCandidate(@Nullable IceCandidate candidate) {
        tell(new Told.Gathered(candidate));
    }

    @Override
    public void connection(Connection connection) {
        tell(new Told.Connected(connection));
    }

    @Override
    public void noWayOut(CallFailure failure) {
        tell(new Told.NoWay(failure));
    }

    @Override
    public void deviceFailed(CallFailure.Device failure) {
        tell(new Told.Failed(failure));
    }

    @Override
    public void devicesOpen(boolean microphone, boolean camera) {
        tell(new Told.Opened(microphone, camera));
    }

    @Override
    public void sharing(boolean on) {
        tell(new Told.Shared(on));
    }

    @Override
    public void firstRemoteAudio() {
        tell(new Told.Heard());
    }

    @Override
    public void firstRemoteVideo() {
        tell(new Told.Seen());
    }

    @Override
    public void stats(CallStats stats) {
        tell(new Told.Measured(stats));
    }

    @Override
    public void broken(String what) {
        tell(new Told.Broken(what));
    }
}
