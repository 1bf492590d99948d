/// What is shipped beside the program, held against it.
@NullMarked
package app.parley.installers;

import org.jspecify.annotations.NullMarked;
