/// One program a data folder: a second start hands over what it was started with to the first, and ends.
///
/// Read next: [SingleInstance]; [ParleyLink], what may be handed over.
@NullMarked
package app.parley.client.desktop.instance;

import org.jspecify.annotations.NullMarked;
