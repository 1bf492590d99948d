package app.parley.server.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.IceServers.IceServer;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class IceServerListTest {
    private static final List<String> URLS = List.of("turn:relay.example.org:3478", "turns:relay.example.org:5349");
    private static final IceServer STUN = new IceServer(List.of("stun:stun.example.org"), null, null);
    private static final UserId ANNA = new UserId("anna-1");
    private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    @Test
    void credentialsAreTheExpiryAndTheUserSignedWithTheSharedSecret() {
        var turn = TurnSettings.shared(URLS, "north").withLifetime(Duration.ofHours(2));
        var told = new IceServerList(List.of(STUN), turn, NOW).apply(ANNA);

        assertThat(told.iceServers()).hasSize(2).first().isEqualTo(STUN);
        var relay = told.iceServers().getLast();
        assertThat(relay.urls()).isEqualTo(URLS);
        assertThat(relay.username()).isEqualTo("1700007200:anna-1");
        // By: printf 1700007200:anna-1 | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(relay.credential()).isEqualTo("KjiDMdLbnWWr3jxYRxeRWlMxWBQ=");
    }

    @Test
    void clientsAreToldToAskAgainLongBeforeTheirCredentialsEnd() {
        var turn = TurnSettings.shared(URLS, "north").withLifetime(Duration.ofHours(2));
        assertThat(new IceServerList(List.of(), turn, NOW).apply(ANNA).ttlSeconds())
                .isEqualTo(Duration.ofHours(1).toSeconds());
    }

    @Test
    void theFixedCredentialsOfAHostedServiceAreToldAsTheyAre() {
        var turn = TurnSettings.fixed(URLS, "parley", "hosted");
        assertThat(new IceServerList(List.of(), turn, NOW).apply(ANNA).iceServers())
                .containsExactly(new IceServer(URLS, "parley", "hosted"));
    }

    @Test
    void withoutARelayOnlyTheOpenServersAreTold() {
        assertThat(new IceServerList(List.of(STUN), TurnSettings.DEFAULTS, NOW)
                        .apply(ANNA)
                        .iceServers())
                .containsExactly(STUN);
    }

    @Test
    void settingsNeverTellTheirSecrets() {
        assertThat(TurnSettings.shared(URLS, "north")).asString().doesNotContain("north");
        assertThat(TurnSettings.fixed(URLS, "parley", "hosted")).asString().doesNotContain("hosted");
    }

    @Test
    void settingsThatCannotWorkAreRefusedInWords() {
        assertThatThrownBy(() -> TurnSettings.shared(List.of("https://relay.example.org"), "north"))
                .hasMessageContaining("turn:HOST:PORT");
        assertThatThrownBy(() -> TurnSettings.shared(URLS, " ")).hasMessageContaining("needs either");
        assertThatThrownBy(() -> new TurnSettings(URLS, "north", Duration.ofDays(1), "parley", "hosted"))
                .hasMessageContaining("needs either");
        assertThatThrownBy(() -> TurnSettings.shared(URLS, "north").withLifetime(Duration.ofSeconds(1)))
                .hasMessageContaining("from a minute to 30 days");
    }
}
