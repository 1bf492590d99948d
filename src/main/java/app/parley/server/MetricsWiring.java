package app.parley.server;

import app.parley.server.metrics.ServerMetrics;
import app.parley.server.socketio.SocketIoServer;
import app.parley.server.store.sqlite.SqliteDatabase;

/// Says which figures are read when somebody looks at `/metrics`; what happens is counted where it happens.
final class MetricsWiring {
    private MetricsWiring() {}

    static void gauges(ServerMetrics metrics, SqliteDatabase database, SocketIoServer<?> sockets) {
        metrics.gauge("sockets", "Open connections of clients.", sockets::connectionCount);
        metrics.gauge(
                "outgoing.bytes",
                "Waits to be sent, on all sockets.",
                () -> sockets.load().queued());
        metrics.gauge(
                "outgoing.longest.bytes",
                "Waits to be sent, on the worst socket.",
                () -> sockets.load().longestQueue());
        metrics.gauge(
                "mailbox.bytes",
                "Events that wait for their turn, of all sockets.",
                () -> sockets.load().waiting());
        metrics.gauge(
                "mailbox.fullest.bytes",
                "Events that wait for their turn, of the worst socket.",
                () -> sockets.load().fullestMailbox());
        metrics.gauge("database.queue", "Writes that wait for the database.", database::waiting);
        metrics.gauge("database.bytes", "The database on disk.", database::size);
    }
}
