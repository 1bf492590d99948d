/// Keys that work while another window has the focus: to mute, and to talk while they are held. Opt-in. Pure,
/// but for [KeyPreferences].
///
/// Read next: [TalkKeys], which decides; [GlobalKeys], the port.
@NullMarked
package app.parley.client.desktop.keys;

import org.jspecify.annotations.NullMarked;
