package app.parley.server.turn;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.parley.protocol.IceServers;
import app.parley.protocol.IceServers.IceServer;
import app.parley.protocol.UserId;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What `GET /api/ice-servers` tells: one's STUN servers, and the relays with credentials made for this user and
/// moment. Asked by the HTTP routes; safe on every thread.
///
/// The credentials follow coturn's REST scheme (`draft-uberti-behave-turn-rest`): the user name is the second
/// at which they end and who they are for, the password an HMAC-SHA1 of it, which the relay makes too, from the
/// same secret.
public final class IceServerList implements Function<UserId, IceServers> {
    /// Our own choice: STUN servers do not change from day to day.
    private static final long UNLIMITED_SECONDS = 86_400;

    private final List<IceServer> open;
    private final TurnSettings turn;
    private final InstantSource clock;

    /// @param open servers that ask for no credentials
    public IceServerList(List<IceServer> open, TurnSettings turn, InstantSource clock) {
        this.open = List.copyOf(open);
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public IceServers apply(UserId user) {
        if (turn.urls().isEmpty()) return new IceServers(open, UNLIMITED_SECONDS);
        var servers = new ArrayList<>(open);
        if (turn.secret() == null) {
            servers.add(new IceServer(turn.urls(), turn.username(), turn.credential()));
            return new IceServers(servers, UNLIMITED_SECONDS);
        }
        var life = turn.lifetime().toSeconds();
        var username = clock.instant().getEpochSecond() + life + ":" + user.value();
        servers.add(new IceServer(turn.urls(), username, password(turn.secret(), username)));
        // Half of their life: with what a client has at hand until then, a call can still begin and be mended for long.
        return new IceServers(servers, life / 2);
    }

    static String password(String secret, String username) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), mac.getAlgorithm()));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            // Every Java platform has it (javax.crypto.Mac).
            throw new LinkageError("HmacSHA1", e);
        }
    }
}
