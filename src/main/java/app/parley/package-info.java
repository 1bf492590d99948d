/// Parley, a program for chatting and calling from the desk. [app.parley.Parley] is the entry; `cli` holds a
/// class a subcommand.
///
/// Read next: `app.parley.call`, the rules of one call, or `src/docs/architecture.md`, the house as built.
@NullMarked
package app.parley;

import org.jspecify.annotations.NullMarked;
