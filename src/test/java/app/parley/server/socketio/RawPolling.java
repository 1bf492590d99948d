package app.parley.server.socketio;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A polling session, request by request, each on a connection of its own and so on any event loop.
final class RawPolling {
    static final String SEPARATOR = "\u001e";
    private static final Pattern SID = Pattern.compile("\"sid\":\"([A-Za-z0-9_-]+)\"");

    final String opening;
    final String sid;
    private final TestServer server;

    private RawPolling(TestServer server, String opening, String sid) {
        this.server = server;
        this.opening = opening;
        this.sid = sid;
    }

    static RawPolling open(TestServer server) throws Exception {
        String opening = Waiting.result(get(server, "EIO=4&transport=polling")).body();
        return new RawPolling(server, opening, sid(opening));
    }

    static String sid(String packet) {
        Matcher matcher = SID.matcher(packet);
        if (!matcher.find()) {
            throw new AssertionError("no sid in " + packet);
        }
        return matcher.group(1);
    }

    static CompletableFuture<HttpResponse<String>> get(TestServer server, String query) {
        return send(server, query, HttpRequest.newBuilder().GET());
    }

    static CompletableFuture<HttpResponse<String>> send(TestServer server, String query, HttpRequest.Builder request) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI uri = URI.create("http://127.0.0.1:" + server.port + "/socket.io/?" + query);
        return http.sendAsync(request.uri(uri).build(), BodyHandlers.ofString());
    }

    private String query() {
        return "EIO=4&transport=polling&sid=" + sid;
    }

    CompletableFuture<HttpResponse<String>> pollLater() {
        return get(server, query());
    }

    HttpResponse<String> poll() throws Exception {
        return Waiting.result(pollLater());
    }

    CompletableFuture<HttpResponse<String>> postLater(String body) {
        return send(server, query(), HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String body) throws Exception {
        return Waiting.result(postLater(body));
    }

    /// Into the main namespace.
    RawPolling connect() throws Exception {
        post("40{\"token\":\"good\"}");
        String answer = poll().body();
        if (!answer.startsWith("40{\"sid\":")) {
            throw new AssertionError("not let in: " + answer);
        }
        return this;
    }
}
