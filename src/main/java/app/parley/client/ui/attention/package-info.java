/// Where what happens meets the desktop around the window: runs the rules of attention and has pop-up,
/// notifications and tray do what they ask, in words.
///
/// Read next: [AttentionDesk].
@NullMarked
package app.parley.client.ui.attention;

import org.jspecify.annotations.NullMarked;
