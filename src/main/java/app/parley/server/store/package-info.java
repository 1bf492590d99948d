/// Where the server keeps things: the [Database] port, its transactions, and what every subject's store needs.
/// JDBI is known only here and in the packages below; a subject's store port hands a [Tx] on without looking
/// inside.
///
/// Read next: [Database], then `sqlite` (the embedded engine) and `sql` (the subjects' stores, in SQL that every
/// engine speaks).
@NullMarked
package app.parley.server.store;

import org.jspecify.annotations.NullMarked;
