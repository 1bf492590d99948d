package app.parley.server;

import app.parley.loop.Loop;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.IceServers;
import app.parley.protocol.ServerInfo;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.accounts.AccountAdministration;
import app.parley.server.accounts.Accounts;
import app.parley.server.accounts.Directory;
import app.parley.server.accounts.Passwords;
import app.parley.server.accounts.ProfileListener;
import app.parley.server.attachments.AttachmentFiles;
import app.parley.server.attachments.Attachments;
import app.parley.server.bus.Bus;
import app.parley.server.bus.local.LocalBus;
import app.parley.server.calls.CallService;
import app.parley.server.calls.CallTimer;
import app.parley.server.calls.SteadyClock;
import app.parley.server.calls.rules.CallTimes;
import app.parley.server.changes.ChangeLog;
import app.parley.server.changes.ChangeStore;
import app.parley.server.chats.ChatViews;
import app.parley.server.chats.Chats;
import app.parley.server.control.ControlCommands;
import app.parley.server.control.ControlSocket;
import app.parley.server.gateway.Gateway;
import app.parley.server.gateway.Guest;
import app.parley.server.http.ApiDoor;
import app.parley.server.http.ApiRoutes;
import app.parley.server.http.MetricsRoute;
import app.parley.server.http.RequestTrace;
import app.parley.server.http.StaticPages;
import app.parley.server.members.Members;
import app.parley.server.messages.MessageLog;
import app.parley.server.messages.Messages;
import app.parley.server.metrics.ServerMetrics;
import app.parley.server.presence.PresenceTeller;
import app.parley.server.retention.Retention;
import app.parley.server.socketio.SocketIoOptions;
import app.parley.server.socketio.SocketIoServer;
import app.parley.server.store.AnswerStore;
import app.parley.server.store.NewIds;
import app.parley.server.store.StoreMeter;
import app.parley.server.store.Tx;
import app.parley.server.store.sql.SqlAccounts;
import app.parley.server.store.sql.SqlAnswers;
import app.parley.server.store.sql.SqlAttachments;
import app.parley.server.store.sql.SqlCalls;
import app.parley.server.store.sql.SqlChanges;
import app.parley.server.store.sql.SqlChats;
import app.parley.server.store.sql.SqlMembers;
import app.parley.server.store.sql.SqlMessages;
import app.parley.server.store.sqlite.SqliteDatabase;
import app.parley.server.store.sqlite.SqliteTextIndex;
import app.parley.server.sync.Sync;
import app.parley.server.turn.IceServerList;
import app.parley.server.welcome.Greeter;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The composition root of the server: makes every part once and hands each what it stands on. The only place that
/// knows which engine, which bus and which threads. [ServerApp] opens its doors.
final class ServerWiring implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServerWiring.class);
    private static final List<IceServers.IceServer> PUBLIC_STUN = List.of(new IceServers.IceServer(
            List.of("stun:stun.l.google.com:19302", "stun:stun1.l.google.com:19302"), null, null));

    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerMetrics metrics = new ServerMetrics(ProtocolJson.clientEventNames());
    private final RequestTrace trace = new RequestTrace(metrics);
    private final MetricsRoute metricsRoute;
    final SqliteDatabase database;
    final SocketIoServer<Guest> sockets;
    final DoorWiring doors;
    private final ExecutorService hashing;
    private final InstantSource clock;
    private final AnswerStore answers = new SqlAnswers();
    private final ChangeStore changeStore;
    private final ApiRoutes api;
    private final Attachments attachments;
    private final Retention retention;
    private final StaticPages pages;
    private final CallService calls;
    final Shutdown shutdown;
    private final Optional<ControlSocket> control;
    private @Nullable ThreadLoop<CallTimer.Wake> callTimer;

    ServerWiring(ServerConfig config, Vertx vertx, boolean loopbackOnly, InstantSource clock) {
        this.clock = clock;
        var ids = new NewIds();
        var bus = new LocalBus();
        doors = new DoorWiring(config, loopbackOnly);
        hashing = DoorWiring.hashing(config);
        database = open(config.dataDir().resolve(DataFolder.DATABASE), metrics);
        shutdown = new Shutdown(config.drain(), database::answers);
        changeStore = database.write(tx -> SqlChanges.open(tx, ids.next()));
        var accountStore = new SqlAccounts();
        var memberStore = new SqlMembers();
        var messageStore = new SqlMessages(new SqliteTextIndex());
        var chatStore = new SqlChats();
        var members = new Members(memberStore);
        var changes = new ChangeLog(changeStore, bus, clock);

        var directory = new Directory(database, accountStore, bus);
        attachments = new Attachments(
                database,
                new SqlAttachments(),
                AttachmentFiles.open(config.dataDir().resolve(DataFolder.ATTACHMENTS)),
                ids,
                clock,
                config.attachments());
        var passwords = new Passwords(hashing, config.accounts().hashing());
        var accounts = new Accounts(
                database,
                accountStore,
                directory,
                passwords,
                attachments,
                bus,
                ids,
                clock,
                config.accounts().tokenLifetime());
        var messageLog = new MessageLog(messageStore, members, changes, ids, clock);
        var messages = new Messages(
                database,
                messageStore,
                answers,
                members,
                messageLog,
                attachments,
                clock,
                config.limits().messageChars());
        var views = new ChatViews(chatStore, messageStore, directory, changes);
        var chats = new Chats(
                database,
                new Chats.Stores(chatStore, memberStore, answers),
                directory,
                views,
                messageLog,
                changes,
                bus,
                ids,
                clock);
        var sync = new Sync(database, changeStore, memberStore, messageStore, views);
        listen(bus, accounts, chats, new PresenceTeller(database, accountStore, directory, members, bus, clock));

        var callStore = new SqlCalls();
        calls = new CallService(
                database,
                callStore,
                new CallTimes(config.limits().ringTimeoutMs(), config.limits().reconnectGraceMs()),
                memberStore,
                directory::me,
                messageLog,
                answers,
                bus,
                ids,
                new SteadyClock(clock, System::nanoTime),
                this::callTimerLoop);
        retention = new Retention(
                database,
                new Retention.Stores(answers, changeStore, callStore, accountStore),
                messages,
                accounts,
                bus,
                clock,
                config.retention());
        bus.listen(calls);
        accounts.listen(calls::signedOut);
        chats.listen(calls::left);
        calls.listen(metrics::ended);
        calls.start();
        var greeting = config.greeting();
        if (greeting != null) {
            accounts.listen(new Greeter(database, accountStore, chats, messages, greeting.username(), greeting.text()));
        }

        var routes = EventWiring.routes(sync, chats, messages, calls, shutdown.health::isDraining);
        sockets = new SocketIoServer<>(
                vertx,
                SocketIoOptions.defaults(),
                threads,
                doors.sessions,
                Map.of("/", new Gateway(accounts, bus, routes, doors.sockets, metrics.events(), threads)));
        api = new ApiRoutes(
                new ApiDoor(accounts, doors.gate, doors.requests, threads),
                accounts,
                directory,
                attachments,
                shutdown.health,
                info(config),
                ice(config, loopbackOnly),
                doors.signIns);
        pages = new StaticPages(threads);
        var commands = new ControlCommands(new AccountAdministration(database, accountStore, passwords, accounts));
        control = ControlSocket.open(config.dataDir(), commands::run, threads);
        metricsRoute = new MetricsRoute(
                metrics::scrape, config.metrics().token(), !config.listen().behindProxy(), threads);
        MetricsWiring.gauges(metrics, database, sockets);
    }

    /// Called for every event loop's router.
    void mount(Router router) {
        router.route().handler(trace::begin);
        doors.mount(router);
        sockets.mount(router);
        metricsRoute.mount(router);
        api.mount(router);
        pages.mount(router);
    }

    /// Drops what is kept long enough. Blocks.
    void tidy() {
        try {
            retention.run();
            attachments.sweep();
        } catch (RuntimeException e) {
            log.warn("Tidying up failed; it is tried again later", e);
        }
    }

    /// Called before the sockets are closed, which from here on is no loss to count.
    void aboutToClose() {
        calls.stop();
    }

    /// Called when nothing comes in any more. Lets what is under way finish.
    @Override
    public void close() {
        if (callTimer != null) callTimer.close();
        control.ifPresent(ControlSocket::close);
        shutdown.finish(threads);
        shutdown.finish(hashing);
        database.close();
        metrics.close();
    }

    /// Throws [ServerStartException].
    static SqliteDatabase open(Path file, StoreMeter meter) {
        try {
            return SqliteDatabase.open(file, meter);
        } catch (RuntimeException e) {
            throw new ServerStartException("The database " + file + " cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    private Loop<CallTimer.Wake> callTimerLoop(Consumer<CallTimer.Wake> handler) {
        var loop = new ThreadLoop<>("parley-call-timer", handler);
        callTimer = loop;
        return loop;
    }

    private static void listen(Bus bus, Accounts accounts, Chats chats, PresenceTeller presence) {
        bus.listen(presence);
        accounts.listen(new ProfileListener() {
            @Override
            public void profileChanged(Tx tx, UserId user) {
                chats.profileChanged(tx, user);
            }

            @Override
            public void presenceChanged(Tx tx, UserId user) {
                presence.presenceChanged(tx, user);
            }
        });
    }

    private static ServerInfo info(ServerConfig config) {
        var version = ServerWiring.class.getPackage().getImplementationVersion();
        return new ServerInfo(
                config.name(),
                version == null ? "development" : version,
                ServerInfo.PROTOCOL,
                config.limits(),
                config.accounts().registration());
    }

    private IceServerList ice(ServerConfig config, boolean loopbackOnly) {
        var servers = config.ice().servers();
        if (servers == null) servers = loopbackOnly ? List.of() : PUBLIC_STUN;
        return new IceServerList(servers, config.turn(), clock);
    }
}
