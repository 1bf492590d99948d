package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.call.CallState;
import app.parley.client.failure.Remedy;
import app.parley.client.failure.UserFailure;
import app.parley.client.ui.Texts;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.support.ManualClock;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every failure of a device, in calls with and without pictures, of the caller and of the callee: what the user
/// reads, what is offered and that it helps, that the call goes on and leaves nothing open, and that the next
/// one is well.
@SuppressWarnings("NullAway.Init") // start() runs before all tests
@OneCallAtATime
class DeviceFailureMatrixTest {
    @TempDir
    private static Path folder = Path.of("");

    private static final ManualClock CLOCK = new ManualClock();

    /// What was opened beside the call.
    private static final List<Remedy> opened = new ArrayList<>();

    private static TestServer server;
    private static JourneyClient ana;
    private static JourneyClient ben;
    private static ChatId chat;

    /// How the machine of one side fails, what is read then, and what is offered.
    @SuppressWarnings("ImmutableEnumChecker") // the failures are records of enums, the lists unmodifiable
    enum Fault {
        NO_MICROPHONE(
                new CallFailure.Microphone(Trouble.MISSING),
                "No microphone was found",
                "Plug one in and try again.",
                Remedy.RETRY,
                Remedy.NONE),
        MICROPHONE_REFUSED(
                new CallFailure.Microphone(Trouble.REFUSED),
                "Your microphone is kept from Parley",
                "Then try again.",
                Remedy.OPEN_SYSTEM_SETTINGS,
                Remedy.RETRY,
                Remedy.NONE),
        MICROPHONE_BUSY(
                new CallFailure.Microphone(Trouble.BUSY),
                "Your microphone is in use by another program",
                "Close the other program and try again.",
                Remedy.RETRY,
                Remedy.CHOOSE_DEVICE,
                Remedy.NONE),
        MICROPHONE_DIES(
                new CallFailure.Microphone(Trouble.DIED),
                "Your microphone stopped",
                "Plug it in and try again.",
                Remedy.RETRY,
                Remedy.CHOOSE_DEVICE,
                Remedy.NONE),
        NO_CAMERA(
                new CallFailure.Camera(Trouble.MISSING),
                "No camera was found",
                "Go on with sound only, or plug a camera in and try again.",
                Remedy.AUDIO_ONLY,
                Remedy.RETRY),
        CAMERA_REFUSED(
                new CallFailure.Camera(Trouble.REFUSED),
                "Your camera is kept from Parley",
                "Go on with sound only",
                Remedy.AUDIO_ONLY,
                Remedy.OPEN_SYSTEM_SETTINGS,
                Remedy.RETRY),
        CAMERA_BUSY(
                new CallFailure.Camera(Trouble.BUSY),
                "Your camera is in use by another program",
                "Close the other program and try again, or go on with sound only.",
                Remedy.AUDIO_ONLY,
                Remedy.RETRY,
                Remedy.CHOOSE_DEVICE),
        CAMERA_DIES(
                new CallFailure.Camera(Trouble.DIED),
                "Your camera stopped",
                "Plug it in and try again, or go on with sound only.",
                Remedy.RETRY,
                Remedy.AUDIO_ONLY,
                Remedy.CHOOSE_DEVICE),
        NO_SOUND_SYSTEM(
                new CallFailure.NoSoundSystem(),
                "This computer has no sound",
                "Nothing can be heard or said here.",
                Remedy.RETRY,
                Remedy.NONE);

        private final CallFailure.Device failure;
        private final String title;
        private final String help;
        private final List<Remedy> remedies;

        Fault(CallFailure.Device failure, String title, String help, Remedy... remedies) {
            this.failure = failure;
            this.title = title;
            this.help = help;
            this.remedies = List.of(remedies);
        }

        boolean isCamera() {
            return failure instanceof CallFailure.Camera;
        }

        /// Whether it happens only once the device is in use.
        boolean isSudden() {
            return this == CAMERA_DIES || this == MICROPHONE_DIES;
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(folder);
        ana = new JourneyClient(server, server.register("ana"), CLOCK);
        ben = new JourneyClient(server, server.register("ben"), CLOCK);
        chat = ana.chatWith(ben);
        for (var remedy : List.of(Remedy.CHOOSE_DEVICE, Remedy.OPEN_SYSTEM_SETTINGS)) {
            ana.window.onRemedy(remedy, () -> opened.add(remedy));
        }
    }

    @AfterAll
    static void stop() {
        ana.close();
        ben.close();
        server.close();
    }

    static Stream<Arguments> cells() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(CallType.values())
                        .flatMap(type -> Stream.of(true, false).map(calls -> Arguments.of(fault, type, calls))));
    }

    @ParameterizedTest(name = "{0}, {1}, caller: {2}")
    @MethodSource("cells")
    void aDeviceThatFailsIsExplainedAndMended(Fault fault, CallType type, boolean isCaller) {
        var concerned = !fault.isCamera() || type == CallType.VIDEO;
        if (!fault.isSudden()) ana.media.lack(fault.failure);
        talk(type, isCaller);
        if (fault.isSudden() && concerned) {
            assertThat(notice()).isNull();
            ana.media.lack(fault.failure);
            ana.session().fail(fault.failure);
            ana.session().listener().devicesOpen(fault.isCamera(), type == CallType.VIDEO && !fault.isCamera());
        }

        // What the user reads and may do; the call is on all the same, and the rest of it works.
        if (concerned) ana.until(() -> notice() != null);
        assertThat(notice()).isEqualTo(concerned ? UserFailure.of(fault.failure) : null);
        assertThat(ana.state()).isInstanceOf(CallState.Active.class);
        assertThat(ana.session().isMicrophoneOpen()).isEqualTo(fault.isCamera());
        assertThat(ana.session().isCameraOpen()).isEqualTo(type == CallType.VIDEO && !fault.isCamera());
        if (concerned) mend(fault);
        leave(type, isCaller);
    }

    /// Does what is offered, the likeliest first, after the cause is gone.
    private static void mend(Fault fault) {
        var told = UserFailure.of(fault.failure);
        assertThat(Texts.of(told.titleKey())).isEqualTo(fault.title);
        assertThat(Texts.here(told.helpKey())).contains(fault.help);
        assertThat(told.remedies()).isEqualTo(fault.remedies).allMatch(ana.window::offers);
        for (var remedy : List.of(Remedy.CHOOSE_DEVICE, Remedy.OPEN_SYSTEM_SETTINGS)) {
            if (!fault.remedies.contains(remedy)) continue;
            opened.clear();
            ana.window.carryOut(remedy);
            assertThat(opened).containsExactly(remedy);
            assertThat(notice()).as("still wrong").isEqualTo(told);
        }
        // Trying again while nothing has changed says so again.
        ana.window.carryOut(Remedy.RETRY);
        ana.until(() -> notice() != null);
        assertThat(notice()).isEqualTo(told);

        if (fault.remedies.contains(Remedy.AUDIO_ONLY)) {
            ana.window.carryOut(Remedy.AUDIO_ONLY);
            assertThat(notice()).isNull();
            assertThat(ana.session().isCameraOpen()).isFalse();
            assertThat(ana.session().isMicrophoneOpen()).isTrue();
        }
        ana.media.lackNothing();
        ana.window.carryOut(Remedy.RETRY);
        ana.until(() -> ana.session().isMicrophoneOpen());
        if (fault.isCamera()) ana.until(() -> ana.session().isCameraOpen());
        ana.until(() -> notice() == null);
    }

    /// Ends the call, finds nothing left of it, and has one more, without a fault.
    private static void leave(CallType type, boolean isCaller) {
        end();
        ana.media.lackNothing();
        assertThat(notice()).isNull();
        talk(type, isCaller);
        assertThat(notice()).isNull();
        assertThat(ana.session().isMicrophoneOpen()).isTrue();
        assertThat(ana.session().isCameraOpen()).isEqualTo(type == CallType.VIDEO);
        end();
    }

    private static void talk(CallType type, boolean isCaller) {
        var from = isCaller ? ana : ben;
        var to = isCaller ? ben : ana;
        from.window.call(to.user.session().user().user(), chat, type);
        to.await(CallState.Ringing.class);
        to.window.answer(true);
        ana.await(CallState.Active.class);
        ben.await(CallState.Active.class);
    }

    private static void end() {
        ana.window.hangUp();
        for (var client : List.of(ana, ben)) {
            client.await(CallState.Ended.class);
            assertThat(client.media.sessions()).allMatch(session -> session.isClosed());
            client.window.dismiss();
            client.await(CallState.Idle.class);
            assertThat(client.ringer.isRinging()).isFalse();
        }
        // What stopped ticking is found out at its next tick; nothing else may wait for a call that is gone.
        CLOCK.advance(Duration.ofMinutes(1));
        ana.until(() -> CLOCK.waiting() == 0);
    }

    private static @Nullable UserFailure notice() {
        return ana.window.notice().get();
    }
}
