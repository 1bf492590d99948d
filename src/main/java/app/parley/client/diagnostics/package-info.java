/// What is found out when something does not work: [Doctor] looks at what calls need. Values that the window and
/// `parley doctor` put into words.
///
/// Read next: [Finding], then [Doctor].
@NullMarked
package app.parley.client.diagnostics;

import org.jspecify.annotations.NullMarked;
