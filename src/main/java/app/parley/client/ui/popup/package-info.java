/// The small window that comes up when somebody calls and the main window is not in front.
///
/// Read next: [CallPopupViewModel]; [CallPopup], the window; [PopupPlace], where it stands.
@NullMarked
package app.parley.client.ui.popup;

import org.jspecify.annotations.NullMarked;
