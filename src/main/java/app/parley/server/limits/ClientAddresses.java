package app.parley.server.limits;

import io.netty.util.NetUtil;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what a client is known before it has signed in: its IPv4 address, or its IPv6 network of 64 bits, within
/// which a subscriber takes addresses as they like. Safe on every thread.
public final class ClientAddresses {
    /// Of an IPv6 network, in bytes.
    private static final int NETWORK = 8;
    /// Of an IPv6 address that stands for an IPv4 one: `::ffff:a.b.c.d` (RFC 4291, section 2.5.5.2).
    private static final int MAPPED = 12;

    private final boolean behindProxy;

    /// @param behindProxy whether connections are a proxy's, which says in `X-Forwarded-For` whose they are
    public ClientAddresses(boolean behindProxy) {
        this.behindProxy = behindProxy;
    }

    /// @param peer the address of the TCP connection's other end
    /// @param forwarded the values of all `X-Forwarded-For` headers, in order. Only the last hop counts, which our
    ///     own proxy has written; the others are whatever the client said
    public String of(String peer, List<String> forwarded) {
        if (behindProxy && !forwarded.isEmpty()) {
            var hops = forwarded.getLast();
            var last = network(hops.substring(hops.lastIndexOf(',') + 1).strip());
            if (last != null) return last;
        }
        var network = network(peer);
        return network == null ? peer : network;
    }

    /// Null when it is no address. Asks no name server.
    private static @Nullable String network(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(plain(address));
        if (bytes == null) return null;
        var hex = HexFormat.of();
        if (bytes.length == 4) return hex.formatHex(bytes);
        var mapped = hex.formatHex(bytes, 0, MAPPED).equals("00000000000000000000ffff");
        return mapped ? hex.formatHex(bytes, MAPPED, bytes.length) : hex.formatHex(bytes, 0, NETWORK);
    }

    /// Without the port that some proxies add, the brackets and the zone.
    private static String plain(String address) {
        var text = address;
        if (text.startsWith("[")) {
            var end = text.indexOf(']');
            text = end < 0 ? text : text.substring(1, end);
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            text = text.substring(0, text.indexOf(':'));
        }
        var zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
