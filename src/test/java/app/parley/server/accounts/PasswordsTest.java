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
        var passwords = new Passwords(counting);
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
    void whereTooManyWaitNobodyIsKeptWaiting() {
        var passwords = new Passwords(_ -> {
            throw new RejectedExecutionException("full");
        });
        assertThatThrownBy(() -> passwords.hash("correct horse"))
                .asInstanceOf(type(ProtocolException.class))
                .extracting(ProtocolException::error)
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                    assertThat(error.retryAfterMs()).isPositive();
                });
    }
}
