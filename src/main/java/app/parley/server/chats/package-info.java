/// Direct chats and groups: making and changing them, reading marks, typing.
///
/// Read next: [Chats], then [ChatViews] (a chat as one member sees it).
@NullMarked
package app.parley.server.chats;

import org.jspecify.annotations.NullMarked;
