package app.parley.server.limits;

import app.parley.protocol.ProtocolException;
import app.parley.protocol.UserId;
import java.util.function.LongSupplier;

/// Slows the guessing of passwords and the making of accounts down. Used by the HTTP routes before any password is
/// looked at, so an account that does not exist counts as one that does. Safe on every thread; never blocks.
///
/// Nobody can lock a user out: an address that guesses is slowed down by itself, and one that the user was
/// signed in from lately is not slowed down by the guessing of others.
public final class SignInLimits {
    /// Protocol, section 2.
    private static final int LONGEST_NAME = 32;

    private final RateLimits limits;
    private final Budgets<String, Budget> byAddress;
    private final Budgets<Place, Budget> byPlace;
    private final Budgets<String, Budget> byAccount;
    private final Budgets<Place, Boolean> known;
    private final Budgets<UserId, Budget> checks;
    private final Budgets<String, Budget> registrations;

    /// One account, seen from one address.
    private record Place(String account, String address) {}

    /// @param nanos the time that refills budgets
    public SignInLimits(RateLimits limits, LongSupplier nanos) {
        var rates = limits.signIns();
        var most = limits.remembered();
        this.limits = limits;
        byAddress = Budgets.of(rates.perAddress(), most, nanos);
        byPlace = Budgets.of(rates.perAccountAndAddress(), most, nanos);
        byAccount = Budgets.of(rates.perAccount(), most, nanos);
        known = new Budgets<>(most, () -> true, _ -> false);
        checks = Budgets.of(rates.passwordChecks(), most, nanos);
        registrations = Budgets.of(rates.registrations(), most, nanos);
    }

    /// Somebody is about to sign in; throws [ProtocolException] when they have tried too often.
    ///
    /// @return to be run when they are in
    public Runnable trying(String username, String address) {
        if (!limits.enforced()) return () -> {};
        // No account has a longer name; what is nobody's shares a budget, so that names cannot fill the memory.
        var account = username.length() <= LONGEST_NAME ? username : "";
        var place = new Place(account, address);
        RateLimited.unless(Budgets.take(byAddress, address));
        var here = byPlace.of(place);
        RateLimited.unless(here.take());
        if (!known.has(place)) RateLimited.unless(Budgets.take(byAccount, account));
        return () -> {
            here.giveBack();
            known.of(place);
        };
    }

    /// A signed-in user shows their password once more; throws [ProtocolException] when they have tried too often.
    ///
    /// @return to be run when it was the right one
    public Runnable checking(UserId user) {
        if (!limits.enforced()) return () -> {};
        var budget = checks.of(user);
        RateLimited.unless(budget.take());
        return budget::giveBack;
    }

    /// Somebody is about to make an account; throws [ProtocolException] when this address has made too many.
    public void registering(String address) {
        if (limits.enforced()) RateLimited.unless(Budgets.take(registrations, address));
    }
}
