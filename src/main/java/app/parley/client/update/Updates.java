package app.parley.client.update;

import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import app.parley.client.update.UpdateSource.UpdateException;
import app.parley.loop.Loop;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The update of this program: runs [UpdateMachine] on its loop and carries out what that decides. Used by the
/// window; its methods are safe on every thread, and who observes is told on the loop's.
public final class Updates implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Updates.class);
    /// The start belongs to the user: nothing is looked for within it.
    static final Duration FIRST = Duration.ofMinutes(2);
    /// How often it is looked whether a day has passed: a machine may have slept through the moment.
    static final Duration LOOK = Duration.ofHours(1);

    private final Parts parts;
    private final Loop<Runnable> loop;
    private final @Nullable UpdateMachine machine;
    private final Optional<TrustedFeed> feed;
    private final List<Consumer<UpdateState>> observers = new CopyOnWriteArrayList<>();
    private final Subscription chosen;
    private volatile UpdateState state;
    private @Nullable Future<?> work;

    /// What it works with.
    ///
    /// @param own the version that runs, as it is written; `null` where it has none
    /// @param reader makes a feed of its bytes, or throws [IllegalArgumentException]
    /// @param downloads says where files go; may block
    /// @param open hands a file to the system
    /// @param threads makes a virtual thread for what blocks
    public record Parts(
            @Nullable String own,
            String platform,
            UpdateSource source,
            FeedReader reader,
            Preferences preferences,
            Clock clock,
            Supplier<Path> downloads,
            Consumer<URI> open,
            ExecutorService threads) {}

    /// Reads what a feed says.
    public interface FeedReader {
        /// @param at where it was, for the addresses in it
        /// @throws IllegalArgumentException when it cannot be understood
        Feed read(byte[] bytes, URI at);
    }

    /// Begins to look from time to time.
    ///
    /// @param loop runs what is posted; the caller's
    public Updates(Parts parts, Loop<Runnable> loop) {
        this.parts = parts;
        this.loop = loop;
        var own = Optional.ofNullable(parts.own()).flatMap(ReleaseVersion::read);
        machine =
                own.map(version -> new UpdateMachine(version, parts.platform())).orElse(null);
        feed = TrustedFeed.of(parts.preferences());
        state = new UpdateState(
                new UpdateState.Resting(null),
                policy(parts.preferences().get(UpdatePreferences.CHECK)),
                parts.preferences().get(UpdatePreferences.CHECKED).orElse(null),
                serial(parts.preferences().get(UpdatePreferences.SERIAL)),
                false);
        chosen = parts.preferences().observe(UpdatePreferences.CHECK, on -> post(new UpdateInput.Decided(policy(on))));
        lookAfter(FIRST);
    }

    /// Where it stands.
    public UpdateState state() {
        return state;
    }

    /// The version that runs; empty where it has none.
    public Optional<ReleaseVersion> own() {
        return Optional.ofNullable(machine).map(UpdateMachine::own);
    }

    /// Tells `observer` where it stands, now and whenever that changes.
    public Subscription observe(Consumer<UpdateState> observer) {
        observers.add(observer);
        loop.post(() -> observer.accept(state));
        return () -> observers.remove(observer);
    }

    /// Something has happened.
    public void post(UpdateInput input) {
        loop.post(() -> step(input));
    }

    private void lookAfter(Duration delay) {
        loop.postAfter(delay, () -> {
            step(new UpdateInput.Passed(parts.clock().instant()));
            lookAfter(LOOK);
        });
    }

    private void step(UpdateInput input) {
        if (machine == null) return;
        var before = state;
        var step = machine.step(before, input);
        state = step.next();
        step.effects().forEach(this::carryOut);
        if (!state.equals(before)) observers.forEach(observer -> observer.accept(state));
    }

    private void carryOut(UpdateEffect effect) {
        switch (effect) {
            case UpdateEffect.Fetch() -> feed.ifPresent(this::fetch);
            case UpdateEffect.Remember(var checked, var serial) -> {
                parts.preferences().set(UpdatePreferences.CHECKED, Optional.of(checked));
                parts.preferences().set(UpdatePreferences.SERIAL, Long.toString(serial));
            }
            case UpdateEffect.Load(var file) -> load(file);
            case UpdateEffect.Halt() -> {
                if (work != null) work.cancel(true);
            }
            case UpdateEffect.Open(var file) -> parts.open().accept(file.toUri());
        }
    }

    private void fetch(TrustedFeed from) {
        work = parts.threads().submit(() -> {
            try {
                var bytes = parts.source().fetch(from.address());
                if (!FeedSignature.isOf(bytes, parts.source().fetch(from.signature()), from.key())) {
                    throw new UpdateException(UpdateFailure.NOT_GENUINE, "the feed is not signed by its owner");
                }
                post(new UpdateInput.Came(
                        parts.reader().read(bytes, from.address()),
                        parts.clock().instant()));
            } catch (UpdateException e) {
                missed(e.failure(), e);
            } catch (IllegalArgumentException e) {
                missed(UpdateFailure.NOT_GENUINE, e);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void missed(UpdateFailure failure, Exception e) {
        // Everybody is offline at times; a wrong signature is worth a line.
        if (failure == UpdateFailure.UNREACHABLE) log.debug("no feed of updates", e);
        else log.warn("the feed of updates is not believed: {}", e.getMessage());
        post(new UpdateInput.Missed(failure, parts.clock().instant()));
    }

    private void load(Release.Installer file) {
        work = parts.threads().submit(() -> {
            try {
                var here = parts.source()
                        .load(file, parts.downloads().get(), bytes -> post(new UpdateInput.Received(bytes)));
                post(new UpdateInput.Loaded(here));
            } catch (UpdateException e) {
                log.warn("the update cannot be downloaded: {}", e.getMessage());
                post(new UpdateInput.Failed(e.failure()));
            } catch (InterruptedException halted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private UpdatePolicy policy(boolean check) {
        if (machine == null || feed.isEmpty()) return UpdatePolicy.NOWHERE;
        if (check) return UpdatePolicy.BY_ITSELF;
        return parts.preferences().isLocked(UpdatePreferences.CHECK)
                ? UpdatePolicy.ADMINISTRATORS
                : UpdatePolicy.WHEN_ASKED;
    }

    private static long serial(String kept) {
        return kept.matches("\\d{1,18}") ? Long.parseLong(kept) : 0;
    }

    @Override
    public void close() {
        chosen.unsubscribe();
        observers.clear();
        loop.post(() -> {
            if (work != null) work.cancel(true);
        });
    }
}
