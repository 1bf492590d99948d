package app.parley.server.random;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.TestUser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The users of a run and their devices. Every second user may hold calls and have others wait; of the rest it
/// can be told from the records alone that they never were in two.
final class Cast {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final List<Device> devices = new ArrayList<>();
    final List<String> users = new ArrayList<>();
    private final HttpClient client;
    private final String url;
    private String everybodysChat = "";

    /// Registers `people`, each with so many devices, none of them connected.
    Cast(HttpClient client, String url, Facts facts, long seed, int people, int devicesEach) {
        this.client = client;
        this.url = url;
        for (var i = 0; i < people; i++) {
            var name = "p%x_%d".formatted(seed & 0xffff_ffffL, i);
            for (var j = 0; j < devicesEach; j++) {
                var wish = Device.object().put("username", name).put("password", TestUser.PASSWORD);
                wish.putObject("device")
                        .put("id", "d" + j)
                        .put("name", "Device")
                        .put("platform", "test");
                if (j == 0) wish.put("displayName", name);
                var session = call("POST", j == 0 ? "/api/register" : "/api/login", null, wish);
                var id = session.get("user").get("id").asText();
                if (j == 0) users.add(id);
                devices.add(new Device(
                        client, url, id, "d" + j, session.get("token").asText(), facts));
            }
        }
    }

    /// Makes the chat that all are in; needs the first device connected.
    void meet() throws Wire.GoneException {
        var group = Device.object().put("requestId", "everybody").put("title", "Everybody");
        var members = group.putArray("memberIds");
        users.forEach(members::add);
        everybodysChat = devices.getFirst()
                .ask("chat:create", group)
                .get("chat")
                .get("id")
                .asText();
    }

    String everybodysChat() {
        return everybodysChat;
    }

    String anybody(Random random) {
        return users.get(random.nextInt(users.size()));
    }

    boolean mayHold(Device device) {
        return mayHold(device.user);
    }

    private boolean mayHold(String user) {
        return users.indexOf(user) % 2 == 1;
    }

    /// Those who neither hold nor have calls wait.
    Set<String> plain() {
        return Set.copyOf(users.stream().filter(user -> !mayHold(user)).toList());
    }

    void changeProfile(Device device, Random random) throws Wire.GoneException {
        var change = Device.object();
        switch (random.nextInt(mayHold(device) ? 3 : 2)) {
            case 0 -> change.put("displayName", "Name " + random.nextInt(1000));
            case 1 -> change.put("doNotDisturb", random.nextBoolean());
            default -> change.put("callWaiting", random.nextInt(4) > 0);
        }
        try {
            call("PATCH", "/api/me", device.token(), change);
        } catch (AssertionError down) {
            throw new Wire.GoneException("no HTTP: " + down.getMessage());
        }
    }

    private JsonNode call(String method, String path, @Nullable String token, ObjectNode body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        if (token != null) request.header("Authorization", "Bearer " + token);
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return Wire.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, e);
        }
    }
}
