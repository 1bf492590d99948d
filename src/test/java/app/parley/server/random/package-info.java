/// The server driven at random: clients that do legal and illegal things at once, cut their connections and see the
/// server killed; and the checks of what is left of it.
///
/// Read next: [RandomRun] (the course of a run), [Choices] (what a device may do), [Checks] (what must hold).
@NullMarked
package app.parley.server.random;

import org.jspecify.annotations.NullMarked;
