package app.parley.protocol;

/// What the server tells about chats. All but [Typing] are changes: they carry a cursor and come again through
/// `sync`.
public sealed interface ServerChatEvent extends ServerEvent {
    /// An event that is kept, so that a device that was away still gets it.
    sealed interface Change extends ServerChatEvent {
        /// Where the receiver stands after this change.
        String cursor();
    }

    record MessageNew(String cursor, Message message) implements Change {}

    record MessageUpdated(String cursor, Message message) implements Change {}

    /// Made or changed, its members' names and avatars included.
    record ChatUpdated(String cursor, Chat chat) implements Change {}

    /// One is no longer a member.
    record ChatRemoved(String cursor, ChatId chatId) implements Change {}

    record ChatRead(String cursor, ChatId chatId, UserId userId, long seq) implements Change {}

    record Typing(ChatId chatId, UserId userId, boolean typing) implements ServerChatEvent {}
}
