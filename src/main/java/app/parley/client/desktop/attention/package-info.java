/// What calls for a person's attention while they look elsewhere: a call, messages, what came while they were away.
/// Pure.
///
/// Read next: [Attention], which decides; [AttentionEffect], what it asks of pop-up, notifications and tray.
@NullMarked
package app.parley.client.desktop.attention;

import org.jspecify.annotations.NullMarked;
