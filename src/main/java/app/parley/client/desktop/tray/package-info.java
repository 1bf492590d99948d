/// The program's place in the panel of the desktop: its mark, with what is unread, and a menu.
///
/// Read next: [Tray], the port; [AwtTray], which fills it.
@NullMarked
package app.parley.client.desktop.tray;

import org.jspecify.annotations.NullMarked;
