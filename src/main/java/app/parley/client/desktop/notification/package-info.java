/// Notifications of the desktop. Read next: [Notifier], the port. Its adapters are in `freedesktop`, with buttons,
/// and in `tray`, without.
@NullMarked
package app.parley.client.desktop.notification;

import org.jspecify.annotations.NullMarked;
