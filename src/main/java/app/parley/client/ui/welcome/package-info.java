/// The first steps: a short guide through microphone, camera and ring, and to where help is. It is made of
/// the parts of the settings and has none of its own. `ui.main` decides when it comes. Read next: [FirstStepsView].
@NullMarked
package app.parley.client.ui.welcome;

import org.jspecify.annotations.NullMarked;
