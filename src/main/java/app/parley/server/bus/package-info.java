/// Who is connected where, and the way to them.
///
/// Read next: [Bus]; `local` is its form for one server process.
@NullMarked
package app.parley.server.bus;

import org.jspecify.annotations.NullMarked;
