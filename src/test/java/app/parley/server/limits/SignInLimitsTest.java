package app.parley.server.limits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {
    private static final RateLimits.SignIns RATES = RateLimits.SignIns.DEFAULTS;

    private final AtomicLong nanos = new AtomicLong();
    private final SignInLimits limits = new SignInLimits(RateLimits.DEFAULTS, nanos::get);

    @Test
    void whoGuessesIsSlowedDownAndToldForHowLong() {
        for (var i = 0; i < RATES.perAccountAndAddress().burst(); i++) limits.trying("anna", "home");
        assertThatThrownBy(() -> limits.trying("anna", "home"))
                .asInstanceOf(type(ProtocolException.class))
                .extracting(ProtocolException::error)
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                    assertThat(error.retryAfterMs()).isBetween(1L, 60_000L);
                    var wait = Duration.ofMillis(requireNonNull(error.retryAfterMs()));
                    nanos.addAndGet(wait.toNanos());
                });
        assertThatCode(() -> limits.trying("anna", "home")).doesNotThrowAnyException();
    }

    @Test
    void guessingFromOneAddressLocksNobodyOutAtAnother() {
        for (var i = 0; i < 1_000; i++) tryQuietly("anna", "attacker");
        assertThatCode(() -> limits.trying("anna", "home")).doesNotThrowAnyException();
    }

    @Test
    void guessingFromManyAddressesIsBoundedForAnAccount() {
        var let = 0;
        for (var i = 0; i < 10_000; i++) {
            if (tryQuietly("anna", "bot " + i)) let++;
        }
        assertThat(let).isEqualTo(RATES.perAccount().burst());
    }

    @Test
    void guessingFromManyAddressesDoesNotLockTheUserOutWhereTheyWereSignedIn() {
        limits.trying("anna", "home").run();
        for (var i = 0; i < 10_000; i++) tryQuietly("anna", "bot " + i);
        assertThat(tryQuietly("anna", "new place")).isFalse();
        assertThat(tryQuietly("anna", "home")).isTrue();
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());
        assertThat(tryQuietly("anna", "new place")).as("nor elsewhere for long").isTrue();
    }

    @Test
    void signingInRightlyIsNotHeldAgainstAnAccount() {
        for (var i = 0; i < RATES.perAddress().burst(); i++)
            limits.trying("anna", "home").run();
        assertThat(tryQuietly("anna", "home"))
                .as("but an address makes no devices without end")
                .isFalse();
    }

    @Test
    void namesThatAreTooLongShareABudget() {
        for (var i = 0; i < 10_000; i++) tryQuietly("x".repeat(40 + i % 7), "bot " + i);
        assertThat(tryQuietly("y".repeat(1_000), "another")).isFalse();
        assertThat(tryQuietly("anna", "another")).isTrue();
    }

    @Test
    void thePasswordOfASignedInUserIsNotGuessedEither() {
        var anna = new UserId("anna");
        for (var i = 0; i < RATES.passwordChecks().burst(); i++) limits.checking(anna);
        assertThatThrownBy(() -> limits.checking(anna)).isInstanceOf(ProtocolException.class);
        assertThatCode(() -> limits.checking(new UserId("ben"))).doesNotThrowAnyException();
    }

    @Test
    void anAddressMakesSoManyAccounts() {
        for (var i = 0; i < RATES.registrations().burst(); i++) limits.registering("home");
        assertThatThrownBy(() -> limits.registering("home")).isInstanceOf(ProtocolException.class);
        assertThatCode(() -> limits.registering("elsewhere")).doesNotThrowAnyException();
    }

    @Test
    void turnedOffTheyLetEverythingThrough() {
        var off = new SignInLimits(RateLimits.OFF, nanos::get);
        assertThatCode(() -> {
                    for (var i = 0; i < 10_000; i++) {
                        off.trying("anna", "home");
                        off.registering("home");
                        off.checking(new UserId("anna"));
                    }
                })
                .doesNotThrowAnyException();
    }

    private boolean tryQuietly(String account, String address) {
        try {
            limits.trying(account, address);
            return true;
        } catch (ProtocolException refused) {
            return false;
        }
    }
}
