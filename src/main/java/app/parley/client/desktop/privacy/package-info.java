/// The system's own pages that say which program may use microphone and camera.
@NullMarked
package app.parley.client.desktop.privacy;

import org.jspecify.annotations.NullMarked;
