/// The sounds that Parley makes by itself: rings, and the soft tones around a call. All of them are computed
/// here, so none has a licence to mind.
///
/// Read next: [ToneRinger], the ringer; [Ringtone], what it plays; [TonePlayer], how; [SoundLine], by what.
@NullMarked
package app.parley.client.desktop.sound;

import org.jspecify.annotations.NullMarked;
