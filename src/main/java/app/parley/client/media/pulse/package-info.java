/// The sound server of a Linux desktop: PulseAudio, or PipeWire in its place, spoken to in its own protocol and in
/// plain Java. It says which microphones and speakers there are, tells when that changes, and moves this process's
/// streams from one to another without a break; the media library can do none of these there.
///
/// Read next: [PulseSound], then [PulseConnection].
@NullMarked
package app.parley.client.media.pulse;

import org.jspecify.annotations.NullMarked;
