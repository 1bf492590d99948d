/// The adapter of [app.parley.client.media] on webrtc-java: the only place that knows `dev.onvoid`.
///
/// Several calls of the library end the process when they come in the wrong order, on the wrong thread or
/// twice. The rules that keep it alive are written where they are kept: one factory a process in [NativeCore],
/// nothing called from a callback in [Guard], the order of the end in [PeerLink], the lock of made-up sound in
/// [NativeCore], released pictures in [NativeFrame], the sound system looked for before it is touched in
/// [SoundSystem].
///
/// Read next: [WebRtcEngine], [WebRtcSession], [PeerLink]; then [LocalSources] and its two kinds.
@NullMarked
package app.parley.client.media.webrtc;

import org.jspecify.annotations.NullMarked;
