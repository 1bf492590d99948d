/// Voice messages on the screen: recording one beside the text, and playing those in a conversation.
///
/// Read next: [RecordingModel], then [VoiceView].
@NullMarked
package app.parley.client.ui.chat.voice;

import org.jspecify.annotations.NullMarked;
