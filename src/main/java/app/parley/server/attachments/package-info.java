/// Uploaded files: taken in, told apart, shown to whom they are for, and deleted with what held them last.
///
/// Read next: [Attachments]; `http.AttachmentRoutes` is their door.
@NullMarked
package app.parley.server.attachments;

import org.jspecify.annotations.NullMarked;
