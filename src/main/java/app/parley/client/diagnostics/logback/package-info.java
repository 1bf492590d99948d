/// The log on the disk, and the only place that knows Logback. Read next: [LogFile].
@NullMarked
package app.parley.client.diagnostics.logback;

import org.jspecify.annotations.NullMarked;
