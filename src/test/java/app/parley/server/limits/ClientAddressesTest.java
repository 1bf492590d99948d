package app.parley.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
    private final ClientAddresses direct = new ClientAddresses(false);
    private final ClientAddresses proxied = new ClientAddresses(true);

    @Test
    void anIpv6NetworkIsOneClient() {
        assertThat(direct.of("2001:db8:1:2:3:4:5:6", List.of()))
                .isEqualTo(direct.of("2001:db8:1:2::1%eth0", List.of()))
                .isNotEqualTo(direct.of("2001:db8:1:3::1", List.of()));
    }

    @Test
    void anIpv4AddressIsTheSameInEitherForm() {
        assertThat(direct.of("192.0.2.7", List.of()))
                .isEqualTo(direct.of("::ffff:192.0.2.7", List.of()))
                .isNotEqualTo(direct.of("192.0.2.8", List.of()));
    }

    @Test
    void nobodyButADeclaredProxyIsBelieved() {
        assertThat(direct.of("192.0.2.7", List.of("203.0.113.9"))).isEqualTo(direct.of("192.0.2.7", List.of()));
    }

    @Test
    void onlyTheLastHopIsBelieved() {
        var client = proxied.of("203.0.113.9", List.of());
        assertThat(proxied.of("127.0.0.1", List.of("203.0.113.9"))).isEqualTo(client);
        assertThat(proxied.of("127.0.0.1", List.of("1.2.3.4, 203.0.113.9"))).isEqualTo(client);
        assertThat(proxied.of("127.0.0.1", List.of("1.2.3.4", "5.6.7.8, 203.0.113.9:4711")))
                .isEqualTo(client);
    }

    @Test
    void whatIsNoAddressIsNotLookedUp() {
        var proxy = proxied.of("127.0.0.1", List.of());
        for (var nonsense : List.of("", "unknown", "example.org", "[::1", ",", "1.2.3.4.5", "x".repeat(8_000))) {
            assertThat(proxied.of("127.0.0.1", List.of(nonsense))).as(nonsense).isEqualTo(proxy);
        }
        assertThat(proxied.of("127.0.0.1", List.of("[2001:db8::1]:443")))
                .isEqualTo(proxied.of("2001:db8::2", List.of()));
    }
}
