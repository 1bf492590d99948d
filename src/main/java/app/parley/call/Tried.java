package app.parley.call;

import app.parley.protocol.IceCandidate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By which kinds of address the two sides tried to reach each other; never the addresses.
///
/// @param mine what this side has found for itself
/// @param theirs what the other side has told of itself
public record Tried(Set<Kind> mine, Set<Kind> theirs) {
    /// Nothing was found.
    public static final Tried NOTHING = new Tried(Set.of(), Set.of());

    /// The kinds of RFC 8445, section 5.1.1, by their names in SDP (RFC 8839, section 5.1).
    public enum Kind {
        /// An address of the machine itself.
        HOST,
        /// How a STUN server sees the machine from the outside.
        SRFLX,
        /// How the other side has seen it.
        PRFLX,
        /// An address at a relay (TURN).
        RELAY;

        static @Nullable Kind of(@Nullable IceCandidate candidate) {
            if (candidate == null) return null;
            for (var kind : values()) {
                if (candidate.candidate().contains(" typ " + kind.name().toLowerCase(Locale.ROOT))) return kind;
            }
            return null;
        }
    }

    public Tried {
        mine = Set.copyOf(mine);
        theirs = Set.copyOf(theirs);
    }

    /// Whether a relay was among the ways on this side: without one, two strict firewalls keep the sides apart.
    public boolean relay() {
        return mine.contains(Kind.RELAY);
    }

    Tried withMine(@Nullable IceCandidate candidate) {
        return new Tried(with(mine, candidate), theirs);
    }

    Tried withTheirs(@Nullable IceCandidate candidate) {
        return new Tried(mine, with(theirs, candidate));
    }

    private static Set<Kind> with(Set<Kind> kinds, @Nullable IceCandidate candidate) {
        var kind = Kind.of(candidate);
        if (kind == null || kinds.contains(kind)) return kinds;
        var more = EnumSet.of(kind);
        more.addAll(kinds);
        return more;
    }
}
