package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.ShareSource;
import app.parley.client.media.AudioTap;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.synthetic.PictureSource;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.loop.Loop;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import org.jspecify.annotations.Nullable;

/// A call's sound and picture, made up. Runs on parley-media; what is computed is computed on the loops of the
/// feeds.
final class SyntheticSources implements LocalSources {
    private final NativeCore core;
    private final SoundSource sound;
    private final CustomAudioSource soundOut = new CustomAudioSource();
    private final CustomVideoSource pictureOut = new CustomVideoSource();
    private final SoundFeed soundFeed;
    private final PictureFeed pictureFeed;
    private final Loop<Runnable> pictureLoop;

    SyntheticSources(
            NativeCore core,
            SoundSource sound,
            PictureSource picture,
            Loop<Runnable> soundLoop,
            Loop<Runnable> pictureLoop) {
        this.core = core;
        this.sound = sound;
        this.pictureLoop = pictureLoop;
        soundFeed = new SoundFeed(soundLoop, core.madeUpSound(), sound, soundOut);
        pictureFeed = new PictureFeed(pictureLoop, picture, pictureOut);
    }

    @Override
    public AudioTrackSource sound() {
        return soundOut;
    }

    @Override
    public VideoTrackSource picture() {
        return pictureOut;
    }

    @Override
    public CallFailure.@Nullable Device openMicrophone() {
        return null;
    }

    @Override
    public CallFailure.@Nullable Device openCamera() {
        pictureFeed.start();
        return null;
    }

    @Override
    public void closeMicrophone() {
        soundFeed.stop();
    }

    @Override
    public void closeCamera() {
        pictureFeed.stop();
    }

    @Override
    public CallFailure.@Nullable Device switchCamera() {
        return null;
    }

    @Override
    public boolean hasMicrophone(DevicesNow now) {
        return true;
    }

    @Override
    public CallFailure.@Nullable Device followCamera(DevicesNow now) {
        return null;
    }

    @Override
    public @Nullable AudioTrackSource renewedSound() {
        return null;
    }

    /// Made-up pictures of its own, whatever is asked for.
    @Override
    public ScreenSource.Opening openScreen(ShareSource source, ShareSource.Content content) {
        return new ScreenSource.Opening.Open(new MadeUpScreen(pictureLoop));
    }

    @Override
    public void soundWanted(boolean wanted) {
        if (wanted) soundFeed.start();
        else soundFeed.stop();
    }

    @Override
    public void changeSenders(Runnable change) {
        core.changeSenders(change);
    }

    @Override
    public @Nullable AudioTap listener() {
        return sound instanceof AudioTap tap ? tap : null;
    }

    @Override
    public void close() {
        soundFeed.stop();
        pictureFeed.stop();
    }

    @Override
    public void dispose() {
        soundOut.dispose();
        pictureOut.dispose();
    }
}
