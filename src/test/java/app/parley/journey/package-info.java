/// The five journeys of the program, end to end, each a test that can be read aloud.
@NullMarked
package app.parley.journey;

import org.jspecify.annotations.NullMarked;
