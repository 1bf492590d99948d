/// Speech as Opus in Ogg (RFC 6716, RFC 3533, RFC 7845): the only place that knows the codec.
///
/// Read next: [OpusWriter], then [OpusSound].
@NullMarked
package app.parley.client.voice.opus;

import org.jspecify.annotations.NullMarked;
