package app.parley.client.ui.chat.voice;

import app.parley.client.failure.Remedy;
import app.parley.client.failure.UserFailure;
import app.parley.client.ui.Texts;
import app.parley.client.voice.VoiceRecorder;
import app.parley.client.voice.VoiceRecorder.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The voice message that is being recorded. What was said is in a file from the beginning, and the draft of its
/// chat knows that file, so that whatever ends the program loses none of it. On the thread of the view models.
public final class RecordingModel {
    /// Of a file's name, which the other side sees: the time on this device.
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'voice-'yyyyMMdd-HHmmss'.ogg'", Locale.ROOT);

    /// Loudnesses that are shown: some seconds of them.
    private static final int SHOWN = 64;

    private final VoiceRecorder recorder;
    private final Supplier<Path> folder;
    private final Executor thread;
    private final Clock clock;
    private final ReadOnlyBooleanWrapper recording = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Heard> heard = new ReadOnlyObjectWrapper<>(Heard.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable UserFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final BooleanProperty inCall = new SimpleBooleanProperty();
    private Owner owner = new Owner() {
        @Override
        public void begun(Path file) {}

        @Override
        public void over(Path file, boolean kept, boolean send) {}
    };
    private final Map<Remedy, Runnable> remedies = new EnumMap<>(Remedy.class);
    private @Nullable Now now;

    /// How long it is, and how loud it was, the latest last.
    public record Heard(long millis, List<Double> loudness) {
        static final Heard NOTHING = new Heard(0, List.of());

        public Heard {
            loudness = List.copyOf(loudness);
        }

        /// As many loudnesses as are shown, silence before the first.
        List<Double> padded() {
            var all = new ArrayList<>(Collections.nCopies(SHOWN - loudness.size(), 0.0));
            all.addAll(loudness);
            return all;
        }
    }

    /// Whose the recordings are.
    public interface Owner {
        /// From now on the file is something that is being written.
        void begun(Path file);

        /// @param kept whether there is anything in the file; else there is no file
        /// @param send whether it is to be sent at once
        void over(Path file, boolean kept, boolean send);
    }

    private static final class Now {
        final Path file;
        VoiceRecorder.@Nullable Take take;
        boolean send;

        Now(Path file) {
            this.file = file;
        }
    }

    /// @param folder where recordings are kept
    /// @param clock the user's, for the names of files
    public RecordingModel(VoiceRecorder recorder, Supplier<Path> folder, Executor thread, Clock clock) {
        this.recorder = recorder;
        this.folder = folder;
        this.thread = thread;
        this.clock = clock;
        remedies.put(Remedy.RETRY, this::begin);
        remedies.put(Remedy.NONE, this::dismiss);
        inCall.addListener((_, _, talking) -> {
            if (talking) stop();
        });
    }

    public void setOwner(Owner owner) {
        this.owner = owner;
    }

    /// Who carries out a remedy for a microphone that cannot be used.
    public void onRemedy(Remedy remedy, Runnable deed) {
        remedies.put(remedy, deed);
    }

    boolean offers(Remedy remedy) {
        return remedies.containsKey(remedy);
    }

    void carryOut(Remedy remedy) {
        var deed = remedies.get(remedy);
        dismiss();
        if (deed != null) deed.run();
    }

    public ReadOnlyBooleanProperty recording() {
        return recording.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Heard> heard() {
        return heard.getReadOnlyProperty();
    }

    /// Why the microphone cannot be used, until it is tried again or dismissed; null otherwise.
    public ReadOnlyObjectProperty<@Nullable UserFailure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// What else went wrong, in words; empty for nothing.
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether a call has the microphone: then nothing is recorded.
    public BooleanProperty inCall() {
        return inCall;
    }

    public void begin() {
        if (now != null || inCall.get()) return;
        dismiss();
        var beginning = new Now(folder.get().resolve(LocalDateTime.now(clock).format(NAME)));
        now = beginning;
        heard.set(Heard.NOTHING);
        recording.set(true);
        owner.begun(beginning.file);
        beginning.take = recorder.record(beginning.file, new VoiceRecorder.Listener() {
            @Override
            public void heard(long millis, double loudness) {
                thread.execute(() -> hear(beginning, millis, loudness));
            }

            @Override
            public void over(long millis, @Nullable Trouble why) {
                thread.execute(() -> end(beginning, millis, why));
            }
        });
    }

    /// Ends it; what was said can then be listened to and sent.
    public void stop() {
        if (now != null && now.take != null) now.take.stop();
    }

    /// Ends it and sends it.
    public void send() {
        if (now == null) return;
        now.send = true;
        stop();
    }

    /// Ends it and forgets what was said.
    public void cancel() {
        var cancelled = now;
        if (cancelled == null) return;
        now = null;
        recording.set(false);
        if (cancelled.take != null) cancelled.take.discard();
        owner.over(cancelled.file, false, false);
    }

    /// Deletes what was recorded and is not wanted any more.
    public void forget(Path file) {
        if (isRecording(file)) recorder.forget(file);
    }

    /// Whether a file was recorded here.
    public boolean isRecording(Path file) {
        return folder.get().equals(file.getParent());
    }

    /// Ends it without a word to its owner, who has gone elsewhere: the draft knows the file.
    public void leave() {
        var left = now;
        now = null;
        recording.set(false);
        dismiss();
        if (left != null && left.take != null) left.take.stop();
    }

    /// What went wrong is known.
    public void dismiss() {
        failure.set(null);
        trouble.set("");
    }

    private void hear(Now whose, long millis, double loudness) {
        if (!whose.equals(now)) return;
        var all = new ArrayList<>(heard.get().loudness());
        all.add(loudness);
        heard.set(new Heard(millis, all.size() <= SHOWN ? all : all.subList(all.size() - SHOWN, all.size())));
    }

    private void end(Now whose, long millis, @Nullable Trouble why) {
        if (!whose.equals(now)) return;
        now = null;
        recording.set(false);
        switch (why) {
            case null -> {}
            case Trouble.Microphone(var broken) -> failure.set(UserFailure.ofRecording(broken));
            case Trouble.NoSpace() -> trouble.set(Texts.of("chat.voice.noSpace"));
        }
        // What broke off is looked at before it goes.
        owner.over(whose.file, millis > 0, whose.send && why == null);
    }
}
