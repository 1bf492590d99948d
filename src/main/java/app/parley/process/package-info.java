/// Running the program once more, beside itself: Echo, the demo's clients and the benchmarks' bots are
/// processes of their own, because two media libraries in one process are a trap.
@NullMarked
package app.parley.process;

import org.jspecify.annotations.NullMarked;
