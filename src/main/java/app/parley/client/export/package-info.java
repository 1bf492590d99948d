/// Everything that a server knows of one's own, as a file that people and programs can read. Read next:
/// [DataExport].
@NullMarked
package app.parley.client.export;

import org.jspecify.annotations.NullMarked;
