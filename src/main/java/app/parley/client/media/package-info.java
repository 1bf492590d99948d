/// PORT: sound and picture. What a call needs of media, in the JDK's types; `webrtc` is the adapter,
/// `synthetic` the sources that need no device.
///
/// Read next: [MediaEngine], [MediaSession], [MediaListener]; then [LatestFrame], the way of a picture to the
/// screen.
@NullMarked
package app.parley.client.media;

import org.jspecify.annotations.NullMarked;
