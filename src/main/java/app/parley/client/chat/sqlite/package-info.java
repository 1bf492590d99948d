/// The messages of one user in one SQLite file; its tables stand beside the migrations in `resources`.
@NullMarked
package app.parley.client.chat.sqlite;

import org.jspecify.annotations.NullMarked;
