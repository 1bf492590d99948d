package app.parley.server.limits;

import app.parley.protocol.ProtocolException;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// How often the HTTP API and long-polling may be asked. Safe on every thread; never blocks.
public final class RequestLimits {
    private final RateLimits limits;
    private final Budgets<String, Budget> byAddress;
    private final Budgets<Object, Budget> byDevice;
    private final Budgets<Object, Budget> uploads;
    private final Budgets<String, Budget> polls;

    /// @param nanos the time that refills budgets
    public RequestLimits(RateLimits limits, LongSupplier nanos) {
        var rates = limits.requests();
        this.limits = limits;
        byAddress = Budgets.of(rates.perAddress(), limits.remembered(), nanos);
        byDevice = Budgets.of(rates.perDevice(), limits.remembered(), nanos);
        uploads = Budgets.of(rates.uploads(), limits.remembered(), nanos);
        polls = Budgets.of(rates.polls(), limits.remembered(), nanos);
    }

    /// A call of the API from `address`.
    ///
    /// @return empty when it may come in, else in how many milliseconds the next one may
    public OptionalLong call(String address) {
        return limits.enforced() ? Budgets.take(byAddress, address) : OptionalLong.empty();
    }

    /// A request of a polling socket from `address`.
    ///
    /// @return as [#call]
    public OptionalLong poll(String address) {
        return limits.enforced() ? Budgets.take(polls, address) : OptionalLong.empty();
    }

    /// A call by a signed-in device; throws [ProtocolException] when it calls too often.
    ///
    /// @param device who it is, with a value's equality
    public void call(Object device) {
        if (limits.enforced()) RateLimited.unless(Budgets.take(byDevice, device));
    }

    /// A device is about to send a file; throws [ProtocolException] when it sends too many.
    ///
    /// @param device who it is, with a value's equality
    public void upload(Object device) {
        if (limits.enforced()) RateLimited.unless(Budgets.take(uploads, device));
    }
}
