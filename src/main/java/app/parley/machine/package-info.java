/// The machine that the program runs on. Used everywhere; knows nothing of the rest.
@NullMarked
package app.parley.machine;

import org.jspecify.annotations.NullMarked;
