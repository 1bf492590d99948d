package app.parley.server.limits;

import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Somebody's budget each, by what they are known by. Safe on every thread; never blocks for long.
///
/// Bounded: one that is full again says nothing and is dropped, and past the bound the one used longest ago is.
/// To make the server forget them on purpose, an attacker needs as many addresses or accounts as it remembers,
/// and so has as many budgets anyway.
///
/// @param <K> small, with a value's equality
/// @param <B> a budget, or several
final class Budgets<K, B> {
    /// Old ones looked at for each new one, so that they go faster than they come.
    private static final int LOOKED_AT = 2;

    private final LinkedHashMap<K, B> budgets = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final Supplier<B> fresh;
    private final Predicate<B> isFull;

    Budgets(int most, Supplier<B> fresh, Predicate<B> isFull) {
        this.most = most;
        this.fresh = fresh;
        this.isFull = isFull;
    }

    static <K> Budgets<K, Budget> of(Rate rate, int most, LongSupplier nanos) {
        return new Budgets<>(most, () -> Budget.of(rate, nanos), Budget::isFull);
    }

    /// Takes one of `key`'s.
    ///
    /// @return as [Budget#take]
    static <K> OptionalLong take(Budgets<K, Budget> budgets, K key) {
        return budgets.of(key).take();
    }

    synchronized B of(K key) {
        var known = budgets.get(key);
        if (known != null) return known;
        dropFull();
        if (budgets.size() >= most) budgets.pollFirstEntry();
        var budget = fresh.get();
        budgets.put(key, budget);
        return budget;
    }

    /// Whether something is remembered of `key`.
    synchronized boolean has(K key) {
        return budgets.get(key) != null;
    }

    synchronized int size() {
        return budgets.size();
    }

    private void dropFull() {
        for (var i = 0; i < LOOKED_AT; i++) {
            var eldest = budgets.firstEntry();
            if (eldest == null || !isFull.test(eldest.getValue())) return;
            budgets.pollFirstEntry();
        }
    }
}
