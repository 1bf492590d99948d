/// Where a message is written: its text, what it answers or changes, the files that go with it, and what completes
/// words.
///
/// Read next: [ComposerModel], then [ComposerView].
@NullMarked
package app.parley.client.ui.chat.composer;

import org.jspecify.annotations.NullMarked;
