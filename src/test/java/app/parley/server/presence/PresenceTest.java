package app.parley.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.Presence;
import app.parley.protocol.ServerEvent.PresenceChanged;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PresenceTest {
    @TempDir
    Path folder;

    private TestServer server;
    private TestUser anna;
    private TestUser ben;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        anna = server.register("anna");
        ben = server.register("ben");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoSharesAChatSeesMeComeAndGo() {
        try (var hers = anna.connect()) {
            anna.chatWith(ben, hers);
            try (var his = ben.connect()) {
                assertThat(hers.await(PresenceChanged.class))
                        .isEqualTo(new PresenceChanged(ben.id(), Presence.ONLINE, null));
                assertThat(his.await(PresenceChanged.class))
                        .isEqualTo(new PresenceChanged(anna.id(), Presence.ONLINE, null));
            }
            var gone = hers.await(PresenceChanged.class);
            assertThat(gone.presence()).isEqualTo(Presence.OFFLINE);
            assertThat(gone.lastSeen()).isNotNull();
            var shown = hers.chat(new ClientChatEvent.Open(ben.id())).members().stream()
                    .filter(user -> user.id().equals(ben.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(shown.presence()).isEqualTo(Presence.OFFLINE);
            assertThat(shown.lastSeen()).isEqualTo(gone.lastSeen());
        }
    }

    @Test
    void onlyTheFirstDeviceThatComesAndTheLastThatGoesAreNews() {
        try (var hers = anna.connect()) {
            try (var his = ben.connect()) {
                anna.chatWith(ben, hers);
                hers.forget();
                var phone = ben.on("phone").connect();
                phone.forget();
                phone.close();
                his.forget();
            }
            assertThat(hers.await(PresenceChanged.class).presence()).isEqualTo(Presence.OFFLINE);
            assertThat(hers.settled()).isEmpty();
        }
    }

    @Test
    void strangersHearNothing() {
        try (var hers = anna.connect();
                var his = ben.connect()) {
            assertThat(hers.settled()).isEmpty();
            assertThat(his.settled()).isEmpty();
        }
    }

    @Test
    void doNotDisturbIsSeen() {
        try (var hers = anna.connect();
                var his = ben.connect()) {
            anna.chatWith(ben, hers);
            his.forget();
            anna.http().patch("/api/me", "{\"doNotDisturb\":true}");
            assertThat(his.await(PresenceChanged.class).presence()).isEqualTo(Presence.DND);
            anna.http().patch("/api/me", "{\"doNotDisturb\":false}");
            assertThat(his.await(PresenceChanged.class).presence()).isEqualTo(Presence.ONLINE);
        }
    }
}
