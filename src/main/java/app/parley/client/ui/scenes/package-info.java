/// Every view of the program as somebody would see it, without a server and without a call: for `parley demo
/// --screens`, for the README, and for the pictures that developers look at. Tests and benchmarks build on what is
/// staged here; nothing else of the program depends on it.
///
/// Read next: [Views], all of them; [ChatScenes] and [CallScenes], the two lists; [StagedChats] and [StagedCalls],
/// how a state is brought about.
@NullMarked
package app.parley.client.ui.scenes;

import org.jspecify.annotations.NullMarked;
