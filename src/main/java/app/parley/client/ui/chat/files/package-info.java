/// The files of messages: pictures that are decoded away from the JavaFX thread within bounds, cards for the
/// rest, and the viewer.
///
/// Read next: [PictureHead], which decides whether a picture is decoded at all, then [Pictures].
@NullMarked
package app.parley.client.ui.chat.files;

import org.jspecify.annotations.NullMarked;
