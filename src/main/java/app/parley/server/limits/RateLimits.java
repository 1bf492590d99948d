package app.parley.server.limits;

/// Every limit on how often and how much: settings of the server, made by its configuration. An address here is an
/// IPv4 address or an IPv6 network of 64 bits, which is what one subscriber gets (RFC 6177).
///
/// Where no source is named, a figure is our own choice: several times what the product's own client does at its
/// busiest, and far less than what the server was measured to bear.
///
/// @param enforced false lets everything through; only for a server that nobody but this machine reaches
/// @param remembered most addresses, accounts or devices that are counted at once, per kind of limit; the one
///     heard of longest ago makes room. Some 300 bytes each
public record RateLimits(
        boolean enforced, SignIns signIns, Requests requests, Events events, Connections connections, int remembered) {

    public static final RateLimits DEFAULTS =
            new RateLimits(true, SignIns.DEFAULTS, Requests.DEFAULTS, Events.DEFAULTS, Connections.DEFAULTS, 50_000);

    /// For tests, benches and the server that a desktop client brings for itself.
    public static final RateLimits OFF =
            new RateLimits(false, SignIns.DEFAULTS, Requests.DEFAULTS, Events.DEFAULTS, Connections.DEFAULTS, 50_000);

    public RateLimits {
        if (remembered < 1) throw new IllegalArgumentException("remembered is 1 or more");
    }

    public RateLimits withSignIns(SignIns changed) {
        return new RateLimits(enforced, changed, requests, events, connections, remembered);
    }

    public RateLimits withRequests(Requests changed) {
        return new RateLimits(enforced, signIns, changed, events, connections, remembered);
    }

    public RateLimits withEvents(Events changed) {
        return new RateLimits(enforced, signIns, requests, changed, connections, remembered);
    }

    public RateLimits withConnections(Connections changed) {
        return new RateLimits(enforced, signIns, requests, events, changed, remembered);
    }

    /// Guessing passwords and making accounts.
    ///
    /// @param perAddress sign-ins from one address, whoever they are for; successful ones count, so that nobody
    ///     makes devices without end
    /// @param perAccountAndAddress sign-ins to one account from one address; one that succeeds does not count.
    ///     OWASP's Authentication Cheat Sheet: few tries, then a growing wait instead of a lock
    /// @param perAccount sign-ins to one account from all addresses together, but for those that it was signed
    ///     in from lately: NIST SP 800-63B, section 3.2.2, allows 100 failures in a row, and a lock must not be
    ///     a weapon
    /// @param passwordChecks checks of the current password by one signed-in user who changes it
    /// @param registrations new accounts from one address: a class room at once, then one a minute
    /// @param waiting how many password checks may wait for a processor: 64 of 86 ms on two processors are 3 s,
    ///     which a person waits; beyond it the answer is `unavailable`. Bounds hold without `enforced` too
    public record SignIns(
            Rate perAddress,
            Rate perAccountAndAddress,
            Rate perAccount,
            Rate passwordChecks,
            Rate registrations,
            int waiting) {
        public SignIns {
            if (waiting < 1) throw new IllegalArgumentException("waiting is 1 or more");
        }

        public static final SignIns DEFAULTS = new SignIns(
                Rate.perMinute(60, 20),
                Rate.perMinute(10, 2),
                Rate.perMinute(100, 10),
                Rate.perMinute(10, 2),
                Rate.perMinute(30, 1),
                64);
    }

    /// HTTP.
    ///
    /// @param perAddress calls of the API, with a token or without: an office behind one address
    /// @param perDevice calls of the API by one signed-in device
    /// @param uploads attachments sent by one signed-in device
    /// @param polls requests of long-polling sockets from one address: an office whose proxy lets no WebSocket
    /// through
    public record Requests(Rate perAddress, Rate perDevice, Rate uploads, Rate polls) {
        public static final Requests DEFAULTS = new Requests(
                Rate.perSecond(500, 50), Rate.perSecond(150, 15), Rate.perSecond(50, 1), Rate.perSecond(2_000, 400));
    }

    /// What one signed-in device says over its socket.
    ///
    /// @param others all that none of the others is for
    /// @param calls about calls that are there already: a call begins with a description and some dozens of
    ///     candidates at once, and a network change brings them again
    /// @param dials new calls
    /// @param typing notices that somebody writes
    public record Events(Rate others, Rate calls, Rate dials, Rate typing) {
        public static final Events DEFAULTS = new Events(
                Rate.perSecond(300, 30), Rate.perSecond(600, 60), Rate.perMinute(15, 15), Rate.perSecond(30, 3));
    }

    /// Connections, and the sockets' sessions on them.
    ///
    /// @param perAddress how many at once; behind a proxy, of sessions only
    /// @param total how many at once: an idle one takes 18 KiB, so these take 360 MiB
    /// @param opened new sessions from one address: an office that comes back after a restart of the server
    public record Connections(int perAddress, int total, Rate opened) {
        public Connections {
            if (perAddress < 1 || total < 1) {
                throw new IllegalArgumentException("per_address and total are 1 or more");
            }
        }

        public static final Connections DEFAULTS = new Connections(500, 20_000, Rate.perSecond(200, 10));
    }
}
