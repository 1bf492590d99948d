/// The subjects' stores on JDBI, in SQL that SQLite and PostgreSQL both speak.
///
/// Read next: any of them beside the port that it implements.
@NullMarked
package app.parley.server.store.sql;

import org.jspecify.annotations.NullMarked;
