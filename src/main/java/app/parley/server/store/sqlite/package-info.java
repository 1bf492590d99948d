/// The embedded engine: SQLite in WAL mode. The migrations lie beside it in the resources, for Flyway.
///
/// Read next: [SqliteDatabase].
@NullMarked
package app.parley.server.store.sqlite;

import org.jspecify.annotations.NullMarked;
