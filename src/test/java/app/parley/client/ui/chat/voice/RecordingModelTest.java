package app.parley.client.ui.chat.voice;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.client.chat.FileInMessage;
import app.parley.client.failure.Remedy;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.chat.composer.ComposerModel;
import app.parley.client.voice.VoiceRecorder.Trouble;
import app.parley.protocol.ChatId;
import app.parley.support.FakeChatService;
import app.parley.support.FakeVoiceRecorder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With the composer, whose draft has what is recorded.
@SuppressWarnings("NullAway.Init") // open() runs before each test
class RecordingModelTest {
    private static final Path FOLDER = Path.of("recordings");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

    private final FakeVoiceRecorder recorder = new FakeVoiceRecorder();
    private final RecordingModel voice = new RecordingModel(recorder, () -> FOLDER, Runnable::run, CLOCK);
    private final FakeChatService chats = new FakeChatService(Rooms.SAM);
    private final ComposerModel composer = new ComposerModel(chats);
    private ChatId group;
    private ChatId other;

    @BeforeEach
    void open() {
        composer.useVoice(voice);
        other = chats.groupChat("Other", Rooms.AMARA);
        group = chats.groupChat("Design review", Rooms.AMARA, Rooms.JONAS);
        show(group);
    }

    @Test
    void whatIsSaidIsInTheDraftFromTheFirstWordOn() {
        voice.begin();
        assertThat(recorder.file()).isEqualTo(FOLDER.resolve("voice-20260203-040506.ogg"));
        assertThat(draftFiles(group)).containsExactly(recorder.file());
        assertThat(composer.files()).isEmpty();
        recorder.hear(0.5);
        recorder.hear(0.25);
        assertThat(voice.heard().get()).isEqualTo(new RecordingModel.Heard(200, List.of(0.5, 0.25)));
    }

    @Test
    void aRecordingThatIsStoppedWaitsToBeSentOrLeftOut() {
        voice.begin();
        recorder.hear(0.5);
        voice.stop();
        assertThat(voice.recording().get()).isFalse();
        assertThat(composer.files()).containsExactly(recorder.file());
        assertThat(composer.sendable().getValue()).isTrue();
        composer.send();
        assertThat(sent(group)).containsExactly("voice-20260203-040506.ogg");
        assertThat(draftFiles(group)).isEmpty();
    }

    @Test
    void sendingEndsTheRecordingAndSendsItWithWhatWasWritten() {
        composer.text().set("listen");
        voice.begin();
        recorder.hear(0.5);
        composer.send();
        assertThat(recorder.asked).containsExactly("record", "stop");
        assertThat(sent(group)).containsExactly("voice-20260203-040506.ogg");
        assertThat(chats.conversation(group).messages().getLast().text()).isEqualTo("listen");
        assertThat(composer.files()).isEmpty();
    }

    @Test
    void whatIsCancelledIsNowhere() {
        voice.begin();
        recorder.hear(0.5);
        voice.cancel();
        assertThat(recorder.asked).containsExactly("record", "discard");
        assertThat(voice.recording().get()).isFalse();
        assertThat(draftFiles(group)).isEmpty();
        assertThat(composer.sendable().getValue()).isFalse();
    }

    @Test
    void whoGoesElsewhereFindsItWhereItWasSaid() {
        voice.begin();
        recorder.hear(0.5);
        show(other);
        assertThat(recorder.asked).containsExactly("record", "stop");
        assertThat(composer.files()).isEmpty();
        assertThat(draftFiles(other)).isEmpty();
        show(group);
        assertThat(composer.files()).containsExactly(recorder.file());
    }

    @Test
    void aCallTakesTheMicrophoneAndLeavesWhatWasSaid() {
        voice.begin();
        recorder.hear(0.5);
        voice.inCall().set(true);
        assertThat(composer.files()).containsExactly(recorder.file());
        voice.begin();
        assertThat(voice.recording().get()).isFalse();
    }

    @Test
    void withoutAMicrophoneThereAreWordsAndAWayOut() {
        voice.begin();
        recorder.over(new Trouble.Microphone(new CallFailure.Microphone(CallFailure.Trouble.MISSING)));
        var failure = voice.failure().get();
        assertThat(failure).isNotNull();
        assertThat(failure.key()).isEqualTo("voiceMicrophoneMissing");
        assertThat(composer.files()).isEmpty();
        assertThat(draftFiles(group)).isEmpty();
        voice.carryOut(Remedy.RETRY);
        assertThat(voice.recording().get()).isTrue();
        assertThat(voice.failure().get()).isNull();
    }

    @Test
    void whatBrokeOffIsKeptAndNotSent() {
        voice.begin();
        recorder.hear(0.5);
        recorder.over(new Trouble.NoSpace());
        assertThat(composer.files()).containsExactly(recorder.file());
        assertThat(composer.trouble().getValue()).isEqualTo("There is no room for a recording on this device");
        assertThat(chats.conversation(group).messages()).isEmpty();
    }

    private void show(ChatId chat) {
        composer.show(chat);
        composer.update(chats.conversation(chat));
    }

    private List<Path> draftFiles(ChatId chat) {
        return chats.conversation(chat).draft().files();
    }

    private List<String> sent(ChatId chat) {
        return chats.conversation(chat).messages().getLast().files().stream()
                .map(FileInMessage::name)
                .toList();
    }
}
