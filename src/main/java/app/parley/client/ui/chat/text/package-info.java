/// The text of a message: read into a small model, a safe subset of Markdown, and drawn as nodes, never as HTML.
///
/// Read next: [MessageReader], then [MessageText].
@NullMarked
package app.parley.client.ui.chat.text;

import org.jspecify.annotations.NullMarked;
