/// Every state of a call as somebody would see it, without a call: for `parley demo --screens`, and for the
/// pictures that developers look at. Nothing of the program depends on it.
///
/// Read next: [CallScenes], the one list; [StagedCalls], how a state is brought about.
@NullMarked
package app.parley.client.ui.scenes;

import org.jspecify.annotations.NullMarked;
