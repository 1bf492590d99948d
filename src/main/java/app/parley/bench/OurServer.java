package app.parley.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.parley.bench.WireSocket.Credentials;
import app.parley.process.ParleyProcess;
import app.parley.protocol.Ack;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.DeviceId;
import app.parley.protocol.RequestId;
import app.parley.protocol.UserId;
import app.parley.server.accounts.Account;
import app.parley.server.accounts.StoredDevice;
import app.parley.server.store.Database;
import app.parley.server.store.sql.SqlAccounts;
import app.parley.server.store.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// `parley server` with made-up users, as it is installed. Their accounts are written before it starts: to hash
/// thousands of passwords takes minutes and is not what is measured.
final class OurServer implements BenchedServer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("parley server listening on http://\\S+:(\\d+)");
    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

    private final Path folder;
    private final List<Credentials> users;
    private final ParleyProcess server;
    private final int port;

    private OurServer(Path folder, List<Credentials> users) throws IOException, InterruptedException {
        this.folder = folder;
        this.users = users;
        var arguments = List.of("server", "--port", "0", "--no-rate-limits", "--data", folder.toString());
        server = ParleyProcess.start(List.of(), arguments, folder.resolve("server.log"));
        server.awaitOutput("listening on ", PATIENCE);
        var found = ADDRESS.matcher(server.output());
        if (!found.find()) {
            server.close();
            throw new IOException("The server did not start: " + server.output());
        }
        port = Integer.parseInt(found.group(1));
    }

    /// Starts one in a new folder, which is not deleted.
    static OurServer start(Path folder, int users) throws IOException, InterruptedException {
        return start(folder, users, _ -> {});
    }

    /// As [#start(Path, int)].
    ///
    /// @param fill writes what else is to be in the database
    static OurServer start(Path folder, int users, Consumer<Database> fill) throws IOException, InterruptedException {
        return new OurServer(folder, enrolled(Files.createDirectories(folder).resolve("parley.db"), users, fill));
    }

    @Override
    public String name() {
        return "parley";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessHandle process() {
        return server.handle();
    }

    @Override
    public List<Credentials> users() {
        return users;
    }

    @Override
    public List<String> calls(List<WireSocket> sockets, int count) {
        var calls = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var caller = sockets.get(2 * i);
            var callee = sockets.get(2 * i + 1);
            var chat = chat(caller, users.get(2 * i + 1));
            var initiate = initiate(users.get(2 * i + 1), chat);
            var call = ((Ack.Initiated) LoadGenerator.await(caller.ask(initiate))).callId();
            LoadGenerator.await(callee.ask(new ClientCallEvent.Accept(call, null)));
            calls.add(call.value());
        }
        return calls;
    }

    /// Opens the direct chat with `other`.
    static ChatId chat(WireSocket socket, Credentials other) {
        var opened = socket.ask(new ClientChatEvent.Open(new UserId(other.userId())));
        return ((Ack.ChatAck) LoadGenerator.await(opened)).chat().id();
    }

    static ClientCallEvent.Initiate initiate(Credentials callee, ChatId chat) {
        var request = new RequestId(UUID.randomUUID().toString());
        return new ClientCallEvent.Initiate(request, new UserId(callee.userId()), chat, CallType.AUDIO);
    }

    @Override
    public void collectGarbage() throws IOException, InterruptedException {
        // The first finds what the second can let go.
        command("GC.run");
        command("GC.run");
    }

    @Override
    public OptionalLong liveHeapKib() throws IOException, InterruptedException {
        var found = HEAP_USED.matcher(command("GC.heap_info"));
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    @Override
    public void close() {
        server.close();
    }

    /// Asks the Java machine with `jcmd`; empty where there is none.
    private String command(String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) return "";
        var output = folder.resolve("jcmd.log");
        var process = new ProcessBuilder(
                        jcmd.toString(), Long.toString(process().pid()), command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
        return Files.readString(output);
    }

    private static List<Credentials> enrolled(Path file, int count, Consumer<Database> fill) {
        var store = new SqlAccounts();
        var now = System.currentTimeMillis();
        var tomorrow = Instant.ofEpochMilli(now).plus(Duration.ofDays(1)).toEpochMilli();
        var users = new ArrayList<Credentials>();
        try (var database = SqliteDatabase.open(file)) {
            database.write(tx -> {
                for (var i = 0; i < count; i++) {
                    var id = new UserId("user-" + i);
                    var device = new DeviceDescription(new DeviceId("device-" + i), "Bench", "bench");
                    var token = "token-" + i;
                    store.insert(tx, new Account(id, "user." + i, "User " + i, "none", null, false, false, null), now);
                    store.putDevice(tx, new StoredDevice(id, device, hash(token), now, now, tomorrow));
                    users.add(new Credentials(token, device.id().value(), id.value()));
                }
                return count;
            });
            fill.accept(database);
        }
        return users;
    }

    /// As the server keeps a token.
    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
