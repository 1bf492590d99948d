/// Voice messages: recording them into files, playing them, and how they look. What is in the files is
/// [app.parley.client.voice.opus]'s; that they are sent and brought is [app.parley.client.files]' and the chats'.
///
/// Read next: [VoiceRecorder], then [VoicePlayer].
@NullMarked
package app.parley.client.voice;

import org.jspecify.annotations.NullMarked;
