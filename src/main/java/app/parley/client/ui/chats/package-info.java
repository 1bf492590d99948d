/// The list of chats, and the search for people to begin one with.
///
/// Read next: [ChatListViewModel].
@NullMarked
package app.parley.client.ui.chats;

import org.jspecify.annotations.NullMarked;
