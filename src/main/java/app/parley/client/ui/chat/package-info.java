/// One conversation: its header, its messages, the composer.
///
/// Read next: [ChatViewModel], then [ChatItem], what its list is made of.
@NullMarked
package app.parley.client.ui.chat;

import org.jspecify.annotations.NullMarked;
