package app.parley.server.limits;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// How many connections, or sessions of sockets, one address and all together may have. One for connections and
/// another for sessions. Safe on every thread; never blocks.
public final class ConnectionLimits {
    /// After which a place may be free again: twice the time in which a dead one is noticed.
    private static final long FULL_MS = 30_000;

    private final RateLimits limits;
    private final boolean countAddresses;
    private final Budgets<String, Budget> opened;
    private final Map<String, Integer> open = new HashMap<>();
    private int total;

    /// @param countAddresses false where the addresses are a proxy's
    /// @param nanos the time that refills budgets
    public ConnectionLimits(RateLimits limits, boolean countAddresses, LongSupplier nanos) {
        this.limits = limits;
        this.countAddresses = countAddresses;
        opened = Budgets.of(limits.connections().opened(), limits.remembered(), nanos);
    }

    /// Another one wants in. When it may, [#left] follows.
    ///
    /// @return empty when it may, else in how many milliseconds it is worth trying again
    public synchronized OptionalLong enter(String address) {
        if (!limits.enforced()) return OptionalLong.empty();
        var here = open.getOrDefault(address, 0);
        if (total >= limits.connections().total()) return OptionalLong.of(FULL_MS);
        if (countAddresses && here >= limits.connections().perAddress()) return OptionalLong.of(FULL_MS);
        total++;
        open.put(address, here + 1);
        return OptionalLong.empty();
    }

    /// As [#enter], and not too often either.
    public OptionalLong enterAtRate(String address) {
        if (!limits.enforced()) return OptionalLong.empty();
        var wait = Budgets.take(opened, address);
        return wait.isPresent() ? wait : enter(address);
    }

    /// One that was let in is gone.
    public synchronized void left(String address) {
        if (!limits.enforced()) return;
        total--;
        open.computeIfPresent(address, (_, here) -> here == 1 ? null : here - 1);
    }
}
