/// The one shape of everything that decides or waits: a pure [Machine] decides, a [Loop] waits and runs it,
/// adapters touch the world.
///
/// Read next: [Machine], then [Loop] and its only implementation in the program, [ThreadLoop].
@NullMarked
package app.parley.loop;

import org.jspecify.annotations.NullMarked;
