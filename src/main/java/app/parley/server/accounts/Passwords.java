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
/// whose
/// number bounds how much memory and processor the checking of passwords can take from everything else.
public final class Passwords {
    /// OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane; 86 ms where it was measured.
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private static final int SALT_BYTES = 16;
    /// As costly to check as a real one; no password has it.
    private static final String NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    /// By then some of those who wait have had their turn.
    private static final long RETRY_AFTER_MS = 2_000;

    private final Executor threads;

    /// @param threads as many as may hash at once, with a bound on how many may wait beyond which it rejects
    public Passwords(Executor threads) {
        this.threads = threads;
    }

    /// Returns the hash with its salt and parameters.
    String hash(String password) {
        return inTurn(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> Password.check(password, hash).with(ARGON2));
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
        if (matches(password, NOBODYS)) throw new IllegalStateException("nobody's password");
    }
}
