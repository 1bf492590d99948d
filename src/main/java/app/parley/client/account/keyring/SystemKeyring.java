package app.parley.client.account.keyring;

import app.parley.client.account.TokenKeeper;
import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [TokenKeeper] of the system that the program runs on. Opened when it is first needed; where there is none,
/// that is told once, at debug, and nothing is kept. Any thread; one at a time, because the libraries beneath
/// are not made for more.
public final class SystemKeyring implements TokenKeeper, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SystemKeyring.class);
    /// What the system's own view of its keyring shows.
    private static final String SERVICE = "Parley";

    private boolean looked;
    private Optional<Keyring> keyring = Optional.empty();

    @Override
    public synchronized boolean keep(String name, String secret) {
        return open().map(found -> {
                    try {
                        found.setPassword(SERVICE, name, secret);
                        // Some say nothing when they are locked.
                        return secret.equals(found.getPassword(SERVICE, name));
                    } catch (PasswordAccessException | RuntimeException e) {
                        log.debug("the keyring does not take a session", e);
                        return false;
                    }
                })
                .orElse(false);
    }

    @Override
    public synchronized Optional<String> find(String name) {
        return open().flatMap(found -> {
            try {
                return Optional.ofNullable(found.getPassword(SERVICE, name));
            } catch (PasswordAccessException | RuntimeException e) {
                log.debug("the keyring does not give a session", e);
                return Optional.empty();
            }
        });
    }

    @Override
    public synchronized void forget(String name) {
        open().ifPresent(found -> {
            try {
                found.deletePassword(SERVICE, name);
            } catch (PasswordAccessException | RuntimeException e) {
                log.debug("the keyring does not let go of a session", e);
            }
        });
    }

    @Override
    public synchronized void close() {
        keyring.ifPresent(found -> {
            try {
                found.close();
            } catch (Exception e) {
                log.debug("the keyring was not closed", e);
            }
        });
        keyring = Optional.empty();
    }

    private Optional<Keyring> open() {
        if (looked) return keyring;
        looked = true;
        try {
            keyring = Optional.of(Keyring.create());
        } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
            log.debug("there is no keyring here: {}", e.getMessage());
        }
        return keyring;
    }
}
