package app.parley.client.desktop.sound;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.synthetic.ToneMeter;
import app.parley.client.settings.Preferences;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnSoundTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"WAVE", "AIFF", "AU"})
    void aFileOfAnotherRateWithTwoChannelsRingsAsItSounds(String type) throws IOException {
        var kind = Arrays.stream(AudioSystem.getAudioFileTypes())
                .filter(one -> one.toString().equals(type))
                .findFirst()
                .orElseThrow();
        var file = tone(kind, 440, 1.0);

        assertThat(OwnSound.read(file)).isInstanceOfSatisfying(OwnSound.Read.Sound.class, sound -> {
            // The sound and a second of rest.
            assertThat(sound.round().length).isBetween(95_000, 97_000);
            var meter = new ToneMeter();
            meter.heard(Arrays.copyOf(sound.round(), 40_000), Synth.SAMPLE_RATE, 1);
            assertThat(meter.read().isTone(440)).isTrue();
        });
    }

    @Test
    void aLongFileIsCut() throws IOException {
        assertThat(OwnSound.read(tone(AudioFileFormat.Type.WAVE, 440, 33)))
                .isInstanceOfSatisfying(
                        OwnSound.Read.Sound.class,
                        sound -> assertThat(sound.round()).hasSize((OwnSound.MOST_SECONDS + 1) * Synth.SAMPLE_RATE));
    }

    @Test
    void whatIsNoSoundIsNotPlayed() throws IOException {
        var text = Files.writeString(folder.resolve("ring.mp3"), "ID3 and something");

        assertThat(OwnSound.read(text)).isEqualTo(new OwnSound.Read.NotPlayable());
        assertThat(OwnSound.read(folder.resolve("nothing.wav"))).isEqualTo(new OwnSound.Read.Missing());
        assertThat(OwnSound.read(folder)).isEqualTo(new OwnSound.Read.Missing());
    }

    @Test
    void aFileThatIsGoneRingsAsTheChosenTone() {
        var preferences = Preferences.unkept();
        preferences.set(SoundPreferences.FILE, folder.resolve("gone.wav").toString());
        preferences.set(SoundPreferences.RINGTONE, Ringtone.KNOCK);

        assertThat(ToneRinger.round(preferences)).isEqualTo(Ringtone.KNOCK.round());
    }

    @Test
    void aSpeakerIsReadAsItWasWritten() {
        var preferences = Preferences.unkept();
        var speaker = java.util.Optional.of(new SoundLine.Speaker("alsa_output.usb", "Headset | left"));
        preferences.set(SoundPreferences.RING_SPEAKER, speaker);

        assertThat(preferences.get(SoundPreferences.RING_SPEAKER)).isEqualTo(speaker);
    }

    private Path tone(AudioFileFormat.Type type, double hertz, double seconds) throws IOException {
        var rate = 22_050;
        var count = (int) (seconds * rate);
        var big = !type.equals(AudioFileFormat.Type.WAVE);
        var bytes = new byte[count * 4];
        for (var i = 0; i < count; i++) {
            var value = (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / rate));
            for (var channel = 0; channel < 2; channel++) {
                bytes[4 * i + 2 * channel + (big ? 1 : 0)] = (byte) value;
                bytes[4 * i + 2 * channel + (big ? 0 : 1)] = (byte) (value >> 8);
            }
        }
        var file = folder.resolve("ring." + type.getExtension());
        var stream =
                new AudioInputStream(new ByteArrayInputStream(bytes), new AudioFormat(rate, 16, 2, true, big), count);
        AudioSystem.write(stream, type, file.toFile());
        return file;
    }
}
