/// What desktops of freedesktop.org offer on the session's and the system's message bus (D-Bus): notifications, the
/// wish not to sleep, the word that the machine has slept, and whether the person wants to be left alone. The only
/// place that knows dbus-java.
///
/// Read next: [Bus], which every adapter here begins with.
@NullMarked
package app.parley.client.desktop.freedesktop;

import org.jspecify.annotations.NullMarked;
