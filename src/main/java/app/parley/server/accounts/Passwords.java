package app.parley.server.accounts;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ProtocolException;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// Hashes passwords and checks them, by Argon2id. Blocks the caller while the work is done on the given threads,
/// whose number bounds how much memory and processor the checking of passwords can take from everything else.
public final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /// By then some of those who wait have had their turn.
    private static final long RETRY_AFTER_MS = 2_000;

    private final Executor threads;
    private final Argon2Function argon2;
    /// What every hash of today begins with.
    private final String parameters;

    /// @param threads as many as may hash at once, with a bound on how many may wait beyond which it rejects
    public Passwords(Executor threads, PasswordHashing settings) {
        this.threads = threads;
        argon2 = Argon2Function.getInstance(settings.kibibytes(), settings.passes(), 1, HASH_BYTES, Argon2.ID);
        parameters = "$argon2id$v=19$m=" + settings.kibibytes() + ",t=" + settings.passes() + ",p=1$";
    }

    /// Returns the hash with its salt and parameters.
    String hash(String password) {
        return inTurn(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult());
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /// Whether `hash` was made with other parameters than today's, and so is checked in another time.
    boolean isOutdated(String hash) {
        return !hash.startsWith(parameters);
    }

    /// Throws `unavailable` at once when too many wait already: a longer queue would help nobody.
    private <T> T inTurn(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (RejectedExecutionException full) {
            throw new ProtocolException(new ProtocolError(
                    ErrorCode.UNAVAILABLE, "too many are signing in now; try again", RETRY_AFTER_MS, null, null));
        }
    }

    /// Takes the time that checking takes, so that nobody can tell by the clock that there is no such user.
    void matchNobody(String password) {
        // As costly to check as a real one of today; no password has it.
        var nobodys = parameters + "A".repeat(22) + "$" + "A".repeat(43);
        if (matches(password, nobodys)) throw new IllegalStateException("nobody's password");
    }
}
