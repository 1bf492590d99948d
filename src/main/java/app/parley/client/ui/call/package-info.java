/// The call on the screen: ringing, talking, reconnecting, over.
///
/// Read next: [CallViewModel], what is shown and why; [CallOverlayView], where; [VideoSurface], a picture's last
/// step.
@NullMarked
package app.parley.client.ui.call;

import org.jspecify.annotations.NullMarked;
