/// A server's data in one file, and back. Works on the files alone: a server may run on them while they are
/// copied.
///
/// Read next: [Backup] (how the file is made and checked), then [Restore].
@NullMarked
package app.parley.server.backup;

import org.jspecify.annotations.NullMarked;
