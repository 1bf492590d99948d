package app.parley.client.media.webrtc;

import app.parley.client.media.SoundProcessing;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;

/// What libwebrtc does to the microphone's sound: the user's [SoundProcessing] in its words. Runs on parley-media.
///
/// The library takes noise suppression and echo cancellation from each track that begins to be sent, for the whole
/// process; its automatic gain, taken from there, turns the system's own microphone level. So the gain is asked of
/// the processing itself, where a digital one leaves that level alone, and never of a track.
final class SoundTreatment {
    // The digital gain's bounds, libwebrtc's own defaults (`api/audio/audio_processing.h`, `AdaptiveDigital`).
    private static final float HEADROOM_DB = 5;
    private static final float MOST_GAIN_DB = 50;
    private static final float FIRST_GAIN_DB = 15;
    private static final float GAIN_CHANGE_DB_A_SECOND = 6;
    private static final float MOST_NOISE_DBFS = -50;

    private final AudioProcessing processing = new AudioProcessing();
    private SoundProcessing wanted = SoundProcessing.STANDARD;

    /// For the factory.
    AudioProcessing processing() {
        return processing;
    }

    /// Holds from now on. Tracks that are sent already must be made anew with [#options].
    void apply(SoundProcessing wanted) {
        this.wanted = wanted;
        var config = new AudioProcessingConfig();
        config.echoCanceller.enabled = wanted.echoCancellation();
        config.echoCanceller.enforceHighPassFiltering = true;
        config.highPassFilter.enabled = true;
        config.noiseSuppression.enabled = wanted.noiseSuppression();
        config.noiseSuppression.level = AudioProcessingConfig.NoiseSuppression.Level.HIGH;
        config.gainControl.enabled = wanted.automaticGain();
        var gain = config.gainControl.adaptiveDigital;
        gain.enabled = wanted.automaticGain();
        gain.headroomDb = HEADROOM_DB;
        gain.maxGainDb = MOST_GAIN_DB;
        gain.initialGainDb = FIRST_GAIN_DB;
        gain.maxGainChangeDbPerSecond = GAIN_CHANGE_DB_A_SECOND;
        gain.maxOutputNoiseLevelDbfs = MOST_NOISE_DBFS;
        processing.applyConfig(config);
    }

    /// For a source of sound.
    AudioOptions options() {
        var options = new AudioOptions();
        options.echoCancellation = wanted.echoCancellation();
        options.noiseSuppression = wanted.noiseSuppression();
        options.autoGainControl = false;
        options.highpassFilter = true;
        return options;
    }

    SoundProcessing wanted() {
        return wanted;
    }

    /// After the factory.
    void dispose() {
        processing.dispose();
    }
}
