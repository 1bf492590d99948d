package app.parley.client.ui.chat.emoji;

/// What people look for emoji by, in the order in which they are shown. The names stand in the table and the texts.
public enum EmojiGroup {
    SMILEYS,
    PEOPLE,
    NATURE,
    FOOD,
    ACTIVITIES,
    TRAVEL,
    OBJECTS,
    SYMBOLS,
    FLAGS
}
