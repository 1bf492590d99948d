/// The main window: sign-in, then rail, list and conversation, with the call over all of it.
///
/// Read next: [ParleyWindow], which the wiring calls; [ParleyServices], what it needs.
@NullMarked
package app.parley.client.ui.main;

import org.jspecify.annotations.NullMarked;
