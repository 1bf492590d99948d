/// What the desktop offers beside windows: sounds, files, and later tray, notifications, shortcuts and
/// autostart. The only place for AWT and its like.
@NullMarked
package app.parley.client.desktop;

import org.jspecify.annotations.NullMarked;
