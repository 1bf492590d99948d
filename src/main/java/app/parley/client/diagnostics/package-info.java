/// What is found out when something does not work: [Doctor] looks at what calls need, [LogTail] reads the program's
/// log, [BugReport] is what may leave the machine, of which [Redaction] takes out what is nobody else's business.
/// Values that the window and `parley doctor` put into words; the window sees it all by [Diagnostics].
///
/// Read next: [Finding], then [Doctor].
@NullMarked
package app.parley.client.diagnostics;

import org.jspecify.annotations.NullMarked;
