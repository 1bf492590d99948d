/// What the desktop offers beside windows: sounds, and later tray, notifications, shortcuts and autostart.
@NullMarked
package app.parley.client.desktop;

import org.jspecify.annotations.NullMarked;
