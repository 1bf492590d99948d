/// Sound and pictures that need no device: for tests, demonstrations and bots, and the means to recognise them
/// at the other end. Pure, but for [EchoSource], which two threads share.
///
/// Read next: [SoundSource] with [SineTone] and [EchoSource]; [PictureSource] with [TestPattern]; then their
/// readers, [ToneMeter] and [PatternReader].
@NullMarked
package app.parley.client.media.synthetic;

import org.jspecify.annotations.NullMarked;
