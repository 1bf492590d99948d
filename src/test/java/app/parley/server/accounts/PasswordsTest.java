package app.parley.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void anUnknownUserCostsTheWorkOfAKnownOne() {
        var work = new ArrayList<String>();
        Executor counting = task -> {
            task.run();
            work.add("hashed");
        };
        var passwords = new Passwords(counting, PasswordHashing.DEFAULTS);
        var hash = passwords.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        work.clear();
        assertThat(passwords.matches("wrong horse", hash)).isFalse();
        var known = List.copyOf(work);
        work.clear();
        passwords.matchNobody("wrong horse");
        assertThat(work).isEqualTo(known).hasSize(1);
    }

    @Test
    void aHashThatWasMadeWithOtherParametersIsCheckedWithThemAndIsOutdated() {
        var before = new Passwords(Runnable::run, new PasswordHashing(8 << 10, 1));
        var now = new Passwords(Runnable::run, new PasswordHashing(16 << 10, 3));
        var old = before.hash("correct horse");
        assertThat(old).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
        assertThat(now.matches("correct horse", old)).isTrue();
        assertThat(now.matches("wrong horse", old)).isFalse();
        assertThat(now.isOutdated(old)).isTrue();
        assertThat(now.isOutdated(now.hash("correct horse"))).isFalse();
    }

    @Test
    void whatAnyAdviceAllowsIsNotWeak() {
        // OWASP's Password Storage Cheat Sheet: MiB, passes.
        var advised = new int[][] {{46, 1}, {19, 2}, {12, 3}, {9, 4}, {7, 5}};
        for (var pair : advised) {
            var settings = new PasswordHashing((long) pair[0] << 20, pair[1]);
            assertThat(settings.isWeak()).as(settings.toString()).isFalse();
        }
        assertThat(new PasswordHashing(19L << 20, 1).isWeak()).isTrue();
        assertThat(new PasswordHashing(6L << 20, 50).isWeak()).isTrue();
        assertThat(PasswordHashing.DEFAULTS.isWeak()).isFalse();
    }

    @Test
    void whereTooManyWaitNobodyIsKeptWaiting() {
        Executor full = _ -> {
            throw new RejectedExecutionException("full");
        };
        var passwords = new Passwords(full, PasswordHashing.DEFAULTS);
        assertThatThrownBy(() -> passwords.hash("correct horse"))
                .asInstanceOf(type(ProtocolException.class))
                .extracting(ProtocolException::error)
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                    assertThat(error.retryAfterMs()).isPositive();
                });
    }
}
