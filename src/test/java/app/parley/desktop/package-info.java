/// The desktop client as a person has it: a real window, a real sound system, mouse and keyboard.
@NullMarked
package app.parley.desktop;

import org.jspecify.annotations.NullMarked;
