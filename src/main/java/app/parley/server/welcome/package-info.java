/// What a newcomer finds: a first chat, so that nobody begins in an empty window.
@NullMarked
package app.parley.server.welcome;

import org.jspecify.annotations.NullMarked;
