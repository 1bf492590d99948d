package app.parley.client.ui.main;

import app.parley.client.failure.Remedy;
import app.parley.client.media.MediaDevice;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.call.CallScreen;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.chat.voice.RecordingModel;
import app.parley.client.voice.MicrophoneRecorder;
import app.parley.client.voice.VoiceDesk;
import app.parley.client.voice.VoicePlayer;
import app.parley.client.voice.VoiceShapes;
import java.time.Clock;

/// The voice messages of whoever is signed in, from the microphone to the speaker: silent while there is a call. On
/// the JavaFX thread.
final class VoiceParts {
    private final MicrophoneRecorder recorder;
    private final VoiceDesk desk;
    private final RecordingModel recording;

    VoiceParts(ParleyServices services, ParleyServices.Desk of, CallViewModel calls, Clock clock) {
        recorder = new MicrophoneRecorder(services.media());
        desk = new VoiceDesk(new VoicePlayer(services::openSpeaker), new VoiceShapes(services.background()));
        recording = new RecordingModel(recorder, () -> of.made().folder(), FxThread.EXECUTOR, clock);
        calls.screen().subscribe(now -> {
            var calling = now != CallScreen.NONE && now != CallScreen.ENDED;
            recording.inCall().set(calling);
            if (calling) desk.player().pause();
        });
        recording.onRemedy(Remedy.OPEN_SYSTEM_SETTINGS, () -> services.openSystemSettings(MediaDevice.Kind.MICROPHONE));
    }

    VoiceDesk desk() {
        return desk;
    }

    RecordingModel recording() {
        return recording;
    }

    /// Somebody else will be signed in.
    void close() {
        recorder.close();
        desk.player().close();
    }
}
