package app.parley.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.Attachment;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.Message;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.SessionDescription;
import app.parley.protocol.json.ProtocolJson;
import app.parley.support.TestFiles;
import app.parley.support.TestHttp;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Everything that can be asked, asked by somebody whom it does not concern: a signed-in stranger, a member of the
/// chat who is not in its call, and somebody without a token.
///
/// The events and the routes are found in the code, so that a new one fails here until somebody has decided what a
/// stranger gets.
@Timeout(120)
class StrangerTest {
    private static final String SEPARATOR = "\u001e";
    private static final Pattern SID = Pattern.compile("\"sid\":\"([A-Za-z0-9_-]+)\"");
    /// What needs no token, by the protocol's section 2 and because pages come before any sign-in.
    private static final Set<String> OPEN = Set.of(
            "GET /health",
            "GET /metrics",
            "GET /api/server",
            "POST /api/register",
            "POST /api/login",
            "GET /web/",
            "GET /web");

    @TempDir
    Path folder;

    private TestServer server;
    private TestUser anna;
    private TestUser ben;
    private TestUser cleo;
    private TestUser stranger;
    private TestSocket hers;
    private TestSocket his;
    private TestSocket cleos;
    private TestSocket strangers;
    private ChatId chat;
    private Message message;
    private Attachment file;
    private CallId call;

    /// One thing to ask, and whether an answer to it is right.
    private record Try(ClientEvent event, Predicate<Ack> right) {
        static Try refused(ClientEvent event, ErrorCode... codes) {
            return new Try(
                    event,
                    ack -> ack instanceof Ack.Refused(var error)
                            && List.of(codes).contains(error.code()));
        }
    }

    /// Anna, Ben and Cleo share a group with a message and a file; Anna and Ben are in a call.
    @BeforeEach
    void setTheScene() throws Exception {
        server = TestServer.start(folder);
        anna = server.register("anna");
        ben = server.register("ben");
        cleo = server.register("cleo");
        stranger = server.register("mallory");
        hers = anna.connect();
        his = ben.connect();
        cleos = cleo.connect();
        strangers = stranger.connect();
        chat = hers.chat(new ClientChatEvent.Create(new RequestId("g"), "Secret", List.of(ben.id(), cleo.id())))
                .id();
        file = new TestFiles(anna).upload("secret.txt");
        message = hers.message(
                new ClientChatEvent.Send(chat, new ClientId("m"), "the secret word", null, List.of(file.id()), null));
        call = hers.ask(
                        Ack.Initiated.class,
                        new ClientCallEvent.Initiate(new RequestId("c"), ben.id(), chat, CallType.AUDIO))
                .callId();
        his.await(ServerCallEvent.Incoming.class);
        his.ask(Ack.CallAck.class, new ClientCallEvent.Accept(call, null));
        hers.await(ServerCallEvent.Accepted.class);
        for (var socket : List.of(hers, his, cleos, strangers)) socket.forget();
    }

    @AfterEach
    void stop() {
        for (var socket : List.of(hers, his, cleos, strangers)) socket.close();
        server.close();
    }

    @Test
    void everyEventIsDecided() {
        assertThat(ofAStranger().keySet())
                .as("what a stranger gets is decided for every event")
                .isEqualTo(kinds());
    }

    @Test
    void aStrangerReadsAltersJoinsAndRingsNothing() {
        var before = history();
        ofAStranger()
                .values()
                .forEach(tries -> tries.forEach(what -> {
                    var ack = strangers.ask(what.event());
                    assertThat(what.right()).as(what.event() + " got " + ack).accepts(ack);
                }));
        nobodyNoticed();
        assertThat(history()).isEqualTo(before);
        theCallGoesOn();
    }

    @Test
    void whoIsInTheChatButNotInTheCallCannotTouchIt() {
        var before = history();
        var tries = new ArrayList<Try>();
        ofAStranger().forEach((kind, some) -> {
            if (CallSignal.class.isAssignableFrom(kind)) tries.addAll(some);
        });
        var others = aboutTheCall();
        // Whoever is in the chat may call its members, in a call of their own.
        others.remove(ClientCallEvent.Initiate.class);
        tries.addAll(others.values().stream().flatMap(List::stream).toList());
        tries.add(Try.refused(new ClientChatEvent.Edit(message.id(), "mine now"), ErrorCode.FORBIDDEN));
        tries.add(Try.refused(new ClientChatEvent.Delete(message.id()), ErrorCode.FORBIDDEN));
        assertThat(tries).hasSizeGreaterThan(10);
        for (var what : tries) {
            var ack = cleos.ask(what.event());
            assertThat(what.right()).as(what.event() + " got " + ack).accepts(ack);
        }
        nobodyNoticed();
        assertThat(history()).isEqualTo(before);
        theCallGoesOn();
    }

    @Test
    void withoutATokenNoEventIsHandled() {
        var before = history();
        ofAStranger()
                .values()
                .forEach(tries -> tries.forEach(what -> {
                    for (var auth :
                            List.of("", "{}", "{\"token\":\"guessed\",\"deviceId\":\"desk\"}", auth(anna, "phone"))) {
                        assertThat(unheard(auth, what.event())).as(auth).doesNotContain("43");
                    }
                }));
        nobodyNoticed();
        assertThat(history()).isEqualTo(before);
        theCallGoesOn();
    }

    @Test
    void everyRouteIsDecided() throws IOException {
        var decided = new TreeSet<>(ofOthers().keySet());
        decided.addAll(OPEN);
        decided.removeAll(Set.of("GET /metrics"));
        var found = routes();
        found.remove("GET /metrics");
        assertThat(found).as("what a stranger gets is decided for every route").isEqualTo(decided);
    }

    @Test
    void withoutATokenNoRouteAnswers() throws IOException {
        for (var route : routes()) {
            if (OPEN.contains(route)) continue;
            var words = route.split(" ");
            var path = words[1].replace(":id", file.id().value());
            for (var token : new String[] {null, "", "guessed", anna.session().token() + "x"}) {
                var answer = new TestHttp(server, token).call(words[0], path, words[0].equals("GET") ? null : "{}");
                assertThat(answer.status()).as(route).isEqualTo(401);
                assertThat(answer.text()).doesNotContain("secret", anna.id().value());
            }
        }
        assertThat(new TestFiles(anna).get(file.id()).statusCode()).isEqualTo(200);
        nobodyNoticed();
    }

    @Test
    void whatIsSomebodyElsesIsNotGivenAway() {
        ofOthers().forEach((route, tries) -> {
            var method = route.split(" ")[0];
            tries.forEach((path, right) -> {
                var answer = stranger.http().call(method, path, method.equals("GET") ? null : "{}");
                assertThat(answer.status()).as(method + " " + path).isEqualTo(right);
                assertThat(answer.text())
                        .doesNotContain("secret", anna.session().token());
            });
        });
        assertThat(anna.http().get("/api/me").status()).isEqualTo(200);
        nobodyNoticed();
    }

    /// What a stranger asks, and gets, by the kind of event.
    private Map<Class<?>, List<Try>> ofAStranger() {
        var tries = new HashMap<>(aboutTheCall());
        tries.putAll(aboutTheChat());
        var unknown = new ClientEvent.Sync("1");
        tries.put(
                ClientEvent.Sync.class, List.of(nothingOfOthers(new ClientEvent.Sync(null)), nothingOfOthers(unknown)));
        var description = new SessionDescription(SessionDescription.Type.OFFER, "v=0");
        var answer = new SessionDescription(SessionDescription.Type.ANSWER, "v=0");
        for (var signal : List.of(
                new CallSignal.Offer(description),
                new CallSignal.Answer(answer),
                new CallSignal.Candidate(new IceCandidate("candidate:1", "0", 0)),
                new CallSignal.Media(true, true, true),
                new CallSignal.Upgrade(CallSignal.UpgradeStep.ASK),
                new CallSignal.View(1, 1))) {
            tries.put(
                    signal.getClass(),
                    List.of(Try.refused(new ClientCallEvent.Signal(call, signal), ErrorCode.NOT_PARTICIPANT)));
        }
        return tries;
    }

    private Map<Class<?>, List<Try>> aboutTheChat() {
        var outside = ErrorCode.NOT_IN_CHAT;
        var unseen = ErrorCode.MESSAGE_NOT_FOUND;
        var mine = strangers
                .chat(new ClientChatEvent.Create(new RequestId("mine"), "Mine", List.of()))
                .id();
        return Map.ofEntries(
                // Anybody may begin a chat of their own with anybody; it is not the one that is there.
                decided(new Try(
                        new ClientChatEvent.Create(new RequestId("mine"), "Mine", List.of()),
                        ack -> ack instanceof Ack.ChatAck(var made)
                                && !made.id().equals(chat))),
                decided(Try.refused(new ClientChatEvent.Open(stranger.id()), ErrorCode.BAD_REQUEST)),
                decided(
                        Try.refused(
                                new ClientChatEvent.Update(chat, null, List.of(stranger.id()), null, null), outside),
                        Try.refused(new ClientChatEvent.Update(chat, "Taken", null, null, null), outside),
                        Try.refused(new ClientChatEvent.Update(chat, null, null, List.of(anna.id()), null), outside),
                        Try.refused(new ClientChatEvent.Update(chat, null, null, null, true), outside)),
                decided(Try.refused(new ClientChatEvent.History(chat, null, null), outside)),
                decided(
                        Try.refused(new ClientChatEvent.Search("secret", chat, null), outside),
                        nothingOfOthers(new ClientChatEvent.Search("secret", null, null))),
                decided(
                        Try.refused(send(chat, null, null), outside),
                        Try.refused(send(mine, message, null), unseen),
                        Try.refused(send(mine, null, file), ErrorCode.NOT_FOUND)),
                decided(Try.refused(new ClientChatEvent.Edit(message.id(), "mine now"), unseen)),
                decided(Try.refused(new ClientChatEvent.Delete(message.id()), unseen)),
                decided(Try.refused(new ClientChatEvent.React(message.id(), "!", true), unseen)),
                decided(Try.refused(new ClientChatEvent.Read(chat, 1), outside)),
                decided(Try.refused(new ClientChatEvent.Typing(chat, true), outside)));
    }

    /// For a stranger and for a member of the chat who is not in the call alike.
    private Map<Class<?>, List<Try>> aboutTheCall() {
        var nobody = new ErrorCode[] {ErrorCode.NOT_PARTICIPANT, ErrorCode.NOT_CALLEE};
        var other = new ChatId("nobodys");
        return new HashMap<>(Map.ofEntries(
                decided(
                        Try.refused(
                                new ClientCallEvent.Initiate(new RequestId("i"), anna.id(), chat, CallType.AUDIO),
                                ErrorCode.NOT_IN_CHAT),
                        Try.refused(
                                new ClientCallEvent.Initiate(new RequestId("j"), anna.id(), other, CallType.AUDIO),
                                ErrorCode.CHAT_NOT_FOUND)),
                decided(Try.refused(new ClientCallEvent.Accept(call, null), nobody)),
                decided(Try.refused(new ClientCallEvent.Reject(call, null), nobody)),
                decided(Try.refused(new ClientCallEvent.End(call, null), nobody)),
                decided(Try.refused(new ClientCallEvent.Resume(call), nobody)),
                decided(Try.refused(new ClientCallEvent.Hold(call, true), nobody)),
                // Of one's own history only: theirs still has it, which the end of each test shows.
                decided(
                        new Try(new ClientCallEvent.Forget(List.of(call), null), _ -> true),
                        new Try(new ClientCallEvent.Forget(null, true), Ack.Done.class::isInstance)),
                decided(
                        nothingOfOthers(new ClientCallEvent.History(null, null)),
                        nothingOfOthers(new ClientCallEvent.History(call, null)))));
    }

    /// The routes that need a token: what a stranger gets at each, by path.
    private Map<String, Map<String, Integer>> ofOthers() {
        var id = "/api/attachments/" + file.id();
        return Map.ofEntries(
                Map.entry("GET /api/me", Map.of("/api/me?user=" + anna.id(), 200)),
                Map.entry("PATCH /api/me", Map.of("/api/me?user=" + anna.id(), 200)),
                Map.entry("POST /api/logout", Map.of()),
                Map.entry("POST /api/password", Map.of("/api/password", 400)),
                Map.entry("GET /api/devices", Map.of("/api/devices", 200)),
                Map.entry(
                        "DELETE /api/devices/:id",
                        Map.of("/api/devices/anna-phone", 404, "/api/devices/" + anna.id(), 404)),
                Map.entry("GET /api/users", Map.of("/api/users?query=secret", 200)),
                Map.entry("GET /api/ice-servers", Map.of("/api/ice-servers", 200)),
                Map.entry("POST /api/attachments", Map.of()),
                Map.entry("GET /api/attachments/:id", Map.of(id, 403, "/api/attachments/nobodys", 404)),
                Map.entry("HEAD /api/attachments/:id", Map.of(id, 403)));
    }

    private static ClientChatEvent.Send send(ChatId to, @Nullable Message reply, @Nullable Attachment with) {
        return new ClientChatEvent.Send(
                to,
                new ClientId("s"),
                "hello",
                reply == null ? null : reply.id(),
                with == null ? null : List.of(with.id()),
                null);
    }

    /// What may be answered, as long as it tells nothing of the others.
    private Try nothingOfOthers(ClientEvent event) {
        return new Try(event, ack -> {
            var text = ProtocolJson.encode(ack);
            var silent = !text.contains("secret") && !text.contains("Secret") && !text.contains(call.value());
            return silent || (event instanceof ClientCallEvent.History && ack instanceof Ack.Refused);
        });
    }

    private static Map.Entry<Class<?>, List<Try>> decided(Try... tries) {
        return Map.entry(tries[0].event().getClass(), List.of(tries));
    }

    private List<Message> history() {
        return hers.ask(Ack.Messages.class, new ClientChatEvent.History(chat, null, null))
                .messages();
    }

    private void nobodyNoticed() {
        for (var socket : List.of(hers, his)) assertThat(socket.settled()).isEmpty();
    }

    private void theCallGoesOn() {
        hers.ask(Ack.Done.class, new ClientCallEvent.Signal(call, new CallSignal.Media(true, false, false)));
        his.await(ServerCallEvent.Signal.class);
        hers.ask(Ack.Done.class, new ClientCallEvent.End(call, null));
        his.await(ServerCallEvent.Ended.class);
        assertThat(his.ask(Ack.Calls.class, new ClientCallEvent.History(null, null))
                        .calls())
                .extracting(record -> record.callId())
                .contains(call);
    }

    /// Says `event` on a connection that showed `auth`, and returns all that came back.
    private String unheard(String auth, ClientEvent event) {
        var http = server.http();
        var opened = SID.matcher(http.get("/socket.io/?EIO=4&transport=polling").text());
        assertThat(opened.find()).isTrue();
        var session = "/socket.io/?EIO=4&transport=polling&sid=" + opened.group(1);
        http.post(session, "40" + auth);
        var refusal = http.get(session).text();
        assertThat(refusal).startsWith("44").contains("unauthorized");
        var payload = "421[\"" + ProtocolJson.name(event) + "\"," + ProtocolJson.encode(event) + "]";
        http.post(session, payload + SEPARATOR + payload);
        return http.get(session).text();
    }

    private static String auth(TestUser user, String device) {
        return "{\"token\":\"%s\",\"deviceId\":\"%s\"}".formatted(user.session().token(), device);
    }

    /// Every kind of event, of signals every kind of signal.
    private static Set<Class<?>> kinds() {
        var kinds = new HashSet<>(leaves(ClientEvent.class));
        kinds.remove(ClientCallEvent.Signal.class);
        kinds.addAll(leaves(CallSignal.class));
        return kinds;
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) return Set.of(type);
        var leaves = new HashSet<Class<?>>();
        for (var permitted : requireNonNull(type.getPermittedSubclasses())) leaves.addAll(leaves(permitted));
        return leaves;
    }

    /// As `METHOD /path`, from a server's own router.
    private Set<String> routes() throws IOException {
        var config = TestServer.config(folder.resolve("routes"));
        Files.createDirectories(config.dataDir());
        var vertx = Vertx.vertx();
        try (var wiring = new ServerWiring(config, vertx, true, InstantSource.system())) {
            var router = Router.router(vertx);
            wiring.mount(router);
            var found = new TreeSet<String>();
            for (var route : router.getRoutes()) {
                if (route.methods() == null) continue;
                for (HttpMethod method : route.methods()) found.add(method + " " + route.getPath());
            }
            return found;
        } finally {
            vertx.close().await();
        }
    }
}
