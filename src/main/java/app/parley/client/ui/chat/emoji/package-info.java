/// Emoji as pictures, because JavaFX leaves them blank on Linux: which there are, where they stand in a text, how
/// they are drawn and chosen.
///
/// Read next: [EmojiSet], then [EmojiPickerView].
@NullMarked
package app.parley.client.ui.chat.emoji;

import org.jspecify.annotations.NullMarked;
