/// PORT: the files of messages, between this device and the server. `http` is the adapter.
///
/// Read next: [MessageFiles], which brings them here, and [PinnedFiles], which keeps those that are to go.
@NullMarked
package app.parley.client.files;

import org.jspecify.annotations.NullMarked;
