package app.parley.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.diagnostics.Finding.State;
import app.parley.client.diagnostics.Finding.What;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaEngine;
import app.parley.client.settings.ManagedSettings;
import app.parley.machine.OperatingSystem;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.IceServers;
import app.parley.protocol.IceServers.IceServer;
import app.parley.protocol.ServerInfo;
import app.parley.support.FakeMediaEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final IceServer STUN = new IceServer(List.of("stun:127.0.0.1:3478"), null, null);
    private static final IceServer TURN = new IceServer(List.of("turn:127.0.0.1:3478"), "name", "credential");
    private static final ServerInfo SERVER =
            new ServerInfo("Parley", "1.4.0", 1, new ServerInfo.Limits(1, 1, 1, 1), ServerInfo.RegistrationPolicy.OPEN);

    /// What answers a question of the media: the candidates that come of it.
    private String candidate = "candidate:1 1 udp 1 127.0.0.1 5000 typ srflx";
    private final FakeMediaEngine engine = new FakeMediaEngine(this::carryOut);
    private final Machine machine = new Machine();
    private final Map<Subject, Finding> found = Collections.synchronizedMap(new EnumMap<>(Subject.class));

    @TempDir
    Path folder;

    @Test
    void onAMachineThatHasEverythingEverythingIsGood() {
        for (var kind : MediaDevice.Kind.values()) engine.plugIn(new MediaDevice(kind, "id", "A " + kind));
        machine.ways = List.of(STUN);

        examine();

        assertThat(found).containsOnlyKeys(Subject.values());
        assertThat(finding(Subject.MICROPHONE).facts()).containsExactly("A MICROPHONE");
        assertThat(what(Subject.STUN)).isEqualTo(What.WAYS_ANSWER);
        assertThat(finding(Subject.SERVER).facts()).containsExactly("Parley 1.4.0, http://127.0.0.1:8420");
        assertThat(what(Subject.SESSION)).isEqualTo(What.SESSION_STANDS);
    }

    @Test
    void aServerThatOnlyHelpsToFindOneAnotherIsAWarning() {
        machine.ways = List.of(STUN);
        examine();
        assertThat(what(Subject.TURN)).isEqualTo(What.RELAY_NONE);

        machine.ways = List.of();
        examine();
        assertThat(what(Subject.STUN)).isEqualTo(What.WAYS_NONE);
        assertThat(what(Subject.TURN)).isEqualTo(What.WAYS_NONE);
    }

    @Test
    void aRelayThatGivesNoAddressIsSaidWithItsOwn() {
        machine.ways = List.of(STUN, TURN);
        examine();
        assertThat(what(Subject.STUN)).isEqualTo(What.WAYS_ANSWER);
        assertThat(finding(Subject.TURN).what())
                .as("an address of its own is none of the relay's")
                .isEqualTo(What.WAYS_SILENT);
        assertThat(finding(Subject.TURN).facts()).containsExactly("turn:127.0.0.1:3478");

        candidate = "candidate:1 1 udp 1 127.0.0.1 5000 typ relay";
        examine();
        assertThat(what(Subject.TURN)).isEqualTo(What.WAYS_ANSWER);
        assertThat(engine.sessions()).hasSize(4).allMatch(session -> session.isClosed());
    }

    @Test
    void withoutAServerNobodyAsksItForMore() {
        machine.server = CompletableFuture.completedFuture(new Reply.Failed<>(new AccountFailure.ServerUnreachable()));
        examine();

        assertThat(what(Subject.SERVER)).isEqualTo(What.SERVER_SILENT);
        assertThat(List.of(what(Subject.SESSION), what(Subject.STUN), what(Subject.TURN)))
                .containsOnly(What.NEEDS_SERVER);
        assertThat(machine.asked).isFalse();

        machine.server = CompletableFuture.completedFuture(new Reply.Failed<>(new AccountFailure.NotAParleyServer()));
        examine();
        assertThat(what(Subject.SERVER)).isEqualTo(What.SERVER_STRANGE);
    }

    @Test
    void aSessionIsThereOrOverOrNobodyKnows() {
        machine.ways = null;
        examine();
        assertThat(what(Subject.SESSION)).isEqualTo(What.SESSION_NONE);
        assertThat(what(Subject.STUN)).isEqualTo(What.NEEDS_SESSION);

        for (var one : List.of(
                entry(new AccountFailure.SignedOut(), What.SESSION_ENDED),
                entry(new AccountFailure.ServerUnreachable(), What.SESSION_UNKNOWN))) {
            machine.refusal = one.getKey();
            examine();
            assertThat(what(Subject.SESSION)).isEqualTo(one.getValue());
            assertThat(what(Subject.TURN)).isEqualTo(What.NEEDS_SESSION);
        }
    }

    @Test
    void duringACallItsDevicesAreLeftAloneAndTheWayToOthersIsLookedAt() {
        machine.calling = true;
        machine.ways = List.of(STUN);
        examine();

        for (var subject : List.of(Subject.MICROPHONE, Subject.SPEAKER, Subject.CAMERA)) {
            assertThat(what(subject)).isEqualTo(What.DEVICES_IN_CALL);
        }
        assertThat(what(Subject.STUN)).isEqualTo(What.WAYS_ANSWER);
        assertThat(engine.openMicrophones()).isZero();
        assertThat(engine.trials()).isEmpty();
        assertThat(engine.sessions()).noneMatch(session -> session.isMicrophoneOpen() || session.isCameraOpen());
    }

    @Test
    void aLibraryThatCannotBeLoadedIsSaidOnceAndWhatNeedsItIsLeftOut() {
        machine.broken = true;
        machine.ways = List.of(STUN);
        examine();

        assertThat(what(Subject.MEDIA)).isEqualTo(What.MEDIA_BROKEN);
        for (var subject : List.of(Subject.SOUND, Subject.MICROPHONE, Subject.SPEAKER, Subject.CAMERA, Subject.STUN)) {
            assertThat(what(subject)).isEqualTo(What.NEEDS_MEDIA);
        }
        assertThat(found).containsOnlyKeys(Subject.values());
    }

    @Test
    void whoDoesNotWaitAnyLongerIsToldNothingMore() throws Exception {
        machine.server = new CompletableFuture<>();
        var doctor = new Doctor(machine, finding -> found.put(finding.subject(), finding));
        var looking = CompletableFuture.runAsync(doctor::connection, Thread::startVirtualThread);
        machine.beingAsked.get(30, TimeUnit.SECONDS);

        doctor.stop();
        looking.get(30, TimeUnit.SECONDS);
        doctor.machine();

        assertThat(found).isEmpty();
    }

    @Test
    void aMistakeInALookIsAFindingAndTheOthersAreLookedAt() {
        machine.mistaken = true;
        examine();

        assertThat(finding(Subject.ADMINISTRATOR))
                .isEqualTo(Finding.of(Subject.ADMINISTRATOR, What.LOOK_BROKEN, "IllegalStateException"));
        assertThat(what(Subject.JAVA)).isEqualTo(What.JAVA_RUNS);
    }

    @Test
    void anAdministratorsFileIsToldWithItsMistakes() throws IOException {
        assertThat(Doctor.managed(ManagedSettings.NONE).what()).isEqualTo(What.ADMINISTRATOR_NONE);
        var file = folder.resolve("managed.toml");
        Files.writeString(file, "[locked]\nnotifications.previews = false\n");
        assertThat(Doctor.managed(ManagedSettings.load(file)).what()).isEqualTo(What.ADMINISTRATOR_FILE);
        Files.writeString(file, "[locked\n");
        var broken = Doctor.managed(ManagedSettings.load(file));
        assertThat(broken.state()).isEqualTo(State.WARNING);
        assertThat(broken.facts().getFirst()).contains("line 1: ");
    }

    @Test
    void onlyLinuxNeedsToBeToldWhereTheDisplayIs() {
        assertThat(Doctor.display(OperatingSystem.LINUX, Map.of()).what()).isEqualTo(What.DISPLAY_MISSING);
        assertThat(Doctor.display(OperatingSystem.LINUX, Map.of("DISPLAY", ":0"))
                        .what())
                .isEqualTo(What.DISPLAY_OPEN);
        assertThat(Doctor.display(OperatingSystem.WINDOWS, Map.of()).what()).isEqualTo(What.DISPLAY_OPEN);
    }

    private void examine() {
        found.clear();
        var doctor = new Doctor(machine, finding -> found.put(finding.subject(), finding));
        doctor.machine();
        doctor.connection();
    }

    private Finding finding(Subject subject) {
        return Objects.requireNonNull(found.get(subject), subject.name());
    }

    private What what(Subject subject) {
        return finding(subject).what();
    }

    /// As the network does: what was asked is answered by one candidate, and that there are no more.
    private void carryOut(Runnable work) {
        work.run();
        if (engine.sessions().isEmpty() || engine.session().isClosed()) return;
        engine.session().gather(new IceCandidate(candidate, "0", 0));
        engine.session().gather(null);
    }

    /// What there is to look at.
    private final class Machine implements Examined {
        private CompletableFuture<Reply<ServerInfo>> server =
                CompletableFuture.completedFuture(new Reply.Got<>(SERVER));
        private @Nullable List<IceServer> ways = List.of();
        private @Nullable AccountFailure refusal;
        private final CompletableFuture<Boolean> beingAsked = new CompletableFuture<>();
        private boolean broken;
        private boolean mistaken;
        private boolean calling;
        private boolean asked;

        @Override
        public String address() {
            return "http://127.0.0.1:8420";
        }

        @Override
        public CompletableFuture<Reply<ServerInfo>> server() {
            beingAsked.complete(true);
            return server;
        }

        @Override
        public Optional<CompletableFuture<Reply<IceServers>>> ways() {
            asked = true;
            if (refusal != null) return Optional.of(CompletableFuture.completedFuture(new Reply.Failed<>(refusal)));
            return Optional.ofNullable(ways)
                    .map(named -> CompletableFuture.completedFuture(new Reply.Got<>(new IceServers(named, 60))));
        }

        @Override
        public MediaEngine media() {
            if (broken) throw new UnsatisfiedLinkError("libpulse.so.0: cannot open shared object file");
            return engine;
        }

        @Override
        public boolean inCall() {
            return calling;
        }

        @Override
        public ManagedSettings managed() {
            if (mistaken) throw new IllegalStateException("a mistake");
            return ManagedSettings.NONE;
        }
    }
}
