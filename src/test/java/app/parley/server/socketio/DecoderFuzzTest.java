package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.CallId;
import app.parley.protocol.ChatId;
import app.parley.protocol.Login;
import app.parley.protocol.MessageId;
import app.parley.protocol.PasswordChange;
import app.parley.protocol.ProfileChange;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.Registration;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.socketio.engine.MalformedPacketException;
import app.parley.support.Mutations;
import app.parley.support.Traffic;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// A hundred thousand spoiled frames and bodies, through everything that decodes them: they are understood or
/// refused, and nothing else happens. `-Dparley.fuzz.seed=…` repeats a run.
@Timeout(120)
class DecoderFuzzTest {
    private static final int INPUTS = 100_000;

    private static final List<String> BODIES = List.of(
            "{\"username\":\"anna\",\"password\":\"correct horse\",\"displayName\":\"Anna\",\"device\":{\"id\":\"d\",\"name\":\"n\",\"platform\":\"p\"}}",
            "{\"displayName\":\"Anna\",\"avatar\":\"a1\",\"doNotDisturb\":true,\"callWaiting\":false}",
            "{\"current\":\"correct horse\",\"next\":\"battery staple\"}");

    @Test
    void whatIsSpoiledIsUnderstoodOrRefused(TestReporter reporter) {
        var seed = Long.getLong("parley.fuzz.seed", System.nanoTime());
        reporter.publishEntry("parley.fuzz.seed", Long.toString(seed));
        var mutations = new Mutations(new Random(seed));
        var events = Traffic.events(new ChatId("c1"), new MessageId("m1"), new CallId("k1"), new UserId("u1"));
        var frames = Traffic.frames(events, "{\"token\":\"t\",\"deviceId\":\"d\",\"protocol\":1}");
        var understood = 0;
        var refused = 0;
        for (var i = 0; i < INPUTS; i++) {
            var isBody = i % 10 == 0;
            var sound = isBody ? BODIES : frames;
            var input = mutations.of(mutations.oneOf(sound), sound);
            try {
                if (isBody) readBody(input);
                else readFrame(input);
                understood++;
            } catch (MalformedPacketException | ProtocolException expected) {
                refused++;
                assertThat(String.valueOf(expected.getMessage()).length())
                        .as("a refusal repeats no endless input; seed %s, input %s", seed, input)
                        .isLessThan(400);
            } catch (RuntimeException | StackOverflowError bug) {
                throw new AssertionError("seed " + seed + ", input number " + i + ": " + input, bug);
            }
        }
        assertThat(understood).as("seed " + seed).isGreaterThan(INPUTS / 20);
        assertThat(refused).as("seed " + seed).isGreaterThan(INPUTS / 4);
    }

    private static void readFrame(String frame) throws MalformedPacketException {
        if (!frame.startsWith("4")) throw new MalformedPacketException("not a message");
        var packet = Packet.decode(frame.substring(1));
        switch (packet.type()) {
            case EVENT, BINARY_EVENT -> {
                var name = JsonElements.string(packet.elements().getFirst());
                var arguments = new Arguments(
                        packet.elements().subList(1, packet.elements().size()), List.of());
                var event = ProtocolJson.decodeClientEvent(name, arguments.first());
                // What was understood can be said again, and then means the same.
                assertThat(ProtocolJson.decodeClientEvent(ProtocolJson.name(event), ProtocolJson.encode(event)))
                        .isEqualTo(event);
            }
            case CONNECT -> packet.elements().forEach(auth -> ProtocolJson.read(ProfileChange.class, auth));
            case ACK, BINARY_ACK, DISCONNECT, CONNECT_ERROR -> {}
        }
    }

    private static void readBody(String body) {
        switch (Math.floorMod(body.length(), 4)) {
            case 0 -> ProtocolJson.read(Registration.class, body);
            case 1 -> ProtocolJson.read(Login.class, body);
            case 2 -> ProtocolJson.read(PasswordChange.class, body);
            default -> ProtocolJson.read(ProfileChange.class, body);
        }
    }
}
