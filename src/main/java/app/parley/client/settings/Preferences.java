package app.parley.client.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every [Preference] of this device, in `settings.properties` of the data folder: a file that a person may
/// read and write; nothing secret. One a program; safe on every thread. A change holds at once and is written
/// soon after; entries that nobody here knows are kept. What an administrator has decided comes before
/// ([ManagedSettings]).
public final class Preferences implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Preferences.class);
    private static final String FILE = "settings.properties";

    private final @Nullable Path folder;
    private final Executor writing;
    private final ManagedSettings managed;
    private final Properties values = new Properties();
    private final List<Observer<?>> observers = new CopyOnWriteArrayList<>();
    private final ReentrantLock file = new ReentrantLock();
    private boolean changed;

    private record Observer<T>(Preference<T> preference, Consumer<T> told) {
        void tell(Preferences all) {
            told.accept(all.get(preference));
        }
    }

    private Preferences(@Nullable Path folder, Executor writing, ManagedSettings managed) {
        this.folder = folder;
        this.writing = writing;
        this.managed = managed;
    }

    /// Those in `folder`; the standard ones where there is no file. Blocks.
    ///
    /// @param writing runs the writing of the file, which blocks
    public static Preferences load(Path folder, Executor writing) {
        return load(folder, writing, ManagedSettings.NONE);
    }

    /// As [#load(Path, Executor)], on a machine that is `managed`.
    public static Preferences load(Path folder, Executor writing, ManagedSettings managed) {
        var loaded = new Preferences(folder, writing, managed);
        var source = folder.resolve(FILE);
        if (Files.exists(source)) {
            try (var in = Files.newBufferedReader(source)) {
                loaded.values.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalArgumentException written) {
                // A broken escape in what a person wrote: what stands before it holds, and the whole is kept beside.
                log.warn("{} is readable in part only", FILE, written);
                keepAside(source);
            }
        }
        return loaded;
    }

    /// Kept nowhere: for tests and pictures.
    public static Preferences unkept() {
        return unkept(ManagedSettings.NONE);
    }

    /// The same on a machine that is `managed`.
    public static Preferences unkept(ManagedSettings managed) {
        return new Preferences(null, Runnable::run, managed);
    }

    /// What the administrator has decided, or what was chosen, or the administrator's default, or the standard.
    public <T> T get(Preference<T> preference) {
        String text;
        synchronized (values) {
            text = values.getProperty(preference.key());
        }
        return managed.locked(preference)
                .or(() -> Optional.ofNullable(text)
                        .flatMap(chosen -> preference.read().apply(chosen.strip())))
                .orElseGet(() -> managed.fallback(preference));
    }

    /// Whether the administrator has decided it: nobody can choose then.
    public boolean isLocked(Preference<?> preference) {
        return managed.locked(preference).isPresent();
    }

    /// Chooses, unless it [is locked][#isLocked]. Who observes is told before this returns, on this thread.
    public <T> void set(Preference<T> preference, T value) {
        synchronized (values) {
            var before = get(preference);
            if (before.equals(value) || isLocked(preference)) return;
            if (value.equals(managed.fallback(preference))) {
                values.remove(preference.key());
            } else {
                values.setProperty(preference.key(), preference.write().apply(value));
            }
            changed = true;
        }
        for (var observer : observers) {
            if (observer.preference().key().equals(preference.key())) observer.tell(this);
        }
        writing.execute(this::write);
    }

    /// Tells `observer` what is chosen now, and whenever it changes, on the thread of whoever changes it.
    public <T> Subscription observe(Preference<T> preference, Consumer<T> observer) {
        var one = new Observer<>(preference, observer);
        observers.add(one);
        one.tell(this);
        return () -> observers.remove(one);
    }

    /// Writes what is not written yet. Blocks.
    @Override
    public void close() {
        write();
    }

    private void write() {
        if (folder == null) return;
        file.lock();
        try {
            var copy = new Properties();
            synchronized (values) {
                if (!changed) return;
                changed = false;
                copy.putAll(values);
            }
            write(folder, copy);
        } catch (IOException e) {
            synchronized (values) {
                changed = true;
            }
            log.warn("the settings cannot be written", e);
        } finally {
            file.unlock();
        }
    }

    private static void keepAside(Path source) {
        try {
            Files.copy(source, source.resolveSibling(FILE + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path folder, Properties values) throws IOException {
        Files.createDirectories(folder);
        var fresh = Files.createTempFile(folder, FILE, ".new");
        try {
            try (var out = Files.newBufferedWriter(fresh)) {
                values.store(out, "Parley");
            }
            Files.move(
                    fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
