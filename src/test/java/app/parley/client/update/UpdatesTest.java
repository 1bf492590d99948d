package app.parley.client.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.parley.client.settings.ManagedSettings;
import app.parley.client.settings.Preferences;
import app.parley.client.update.UpdateState.Loading;
import app.parley.client.update.UpdateState.Offered;
import app.parley.client.update.UpdateState.Paused;
import app.parley.client.update.UpdateState.Ready;
import app.parley.client.update.UpdateState.Resting;
import app.parley.client.update.http.HttpUpdateSource;
import app.parley.client.update.json.FeedJson;
import app.parley.support.ManualClock;
import app.parley.support.ManualLoop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole way, from a server on loopback to the file on disk.
@SuppressWarnings("NullAway.Init") // begin() runs before each test
@Timeout(30)
class UpdatesTest {
    private static final String OTHER = "0".repeat(64);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final ManualLoop<Runnable> loop = new ManualLoop<>(clock, Runnable::run);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpUpdateSource source = new HttpUpdateSource();
    private final List<URI> opened = new ArrayList<>();
    private FeedServer server;
    private String right;
    private Preferences preferences;
    private @Nullable Updates updates;

    @BeforeEach
    void begin() throws IOException, GeneralSecurityException {
        server = new FeedServer();
        right = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(server.installer));
        preferences = preferences("");
    }

    @AfterEach
    void end() {
        if (updates != null) updates.close();
        threads.shutdownNow();
        source.close();
        server.close();
    }

    @Test
    void aNewerVersionIsFoundByItselfDownloadedWhenWantedAndOpenedWhenAskedFor() throws Exception {
        server.announce(7, "2.0.0", right);
        var all = updates("1.4.0");
        loop.advance(Updates.FIRST);
        var offered = await(all, state -> state.phase() instanceof Offered);
        assertThat(((Offered) offered.phase()).offer().release().notesIn("de")).isEqualTo("Neu.");
        assertThat(server.asked).as("nothing comes unasked").isEmpty();
        all.post(new UpdateInput.Wanted());
        var ready = (Ready) await(all, state -> state.phase() instanceof Ready).phase();
        assertThat(ready.file()).isEqualTo(folder.resolve("parley_2.0.0_amd64.deb"));
        assertThat(Files.readAllBytes(ready.file())).isEqualTo(server.installer);
        assertThat(opened).isEmpty();
        all.post(new UpdateInput.Opened());
        loop.runDue();
        assertThat(opened).containsExactly(ready.file().toUri());
    }

    @Test
    void itIsLookedForOnceADay() throws Exception {
        server.announce(1, "1.4.0", right);
        var all = updates("1.4.0");
        loop.advance(Updates.FIRST);
        var first = Objects.requireNonNull(
                await(all, state -> state.checked() != null).checked());
        loop.advance(Updates.LOOK.multipliedBy(23));
        assertThat(all.state().checked()).isEqualTo(first);
        loop.advance(Duration.ofHours(2));
        await(all, state -> !first.equals(state.checked()));
        assertThat(all.state().phase()).isEqualTo(new Resting(null));
    }

    @Test
    void aFeedThatWasChangedUnderItsSignatureIsNotBelieved() throws Exception {
        server.announce(7, "2.0.0", right);
        server.spoil();
        assertThat(asked(updates("1.4.0")).phase()).isEqualTo(new Resting(UpdateFailure.NOT_GENUINE));
    }

    @Test
    void aFeedOfAnotherKeyIsNotBelieved() throws Exception {
        server.announce(7, "2.0.0", right);
        preferences.set(
                UpdatePreferences.KEY,
                FeedSignature.written(FeedSignature.keys().getPublic().getEncoded())
                        .strip());
        assertThat(asked(updates("1.4.0")).phase()).isEqualTo(new Resting(UpdateFailure.NOT_GENUINE));
    }

    @Test
    void anOlderFeedIsNotBelievedAlsoAfterAStart() throws Exception {
        server.announce(7, "1.4.0", right);
        assertThat(asked(updates("1.4.0")).serial()).isEqualTo(7);
        server.announce(6, "2.0.0", right);
        assertThat(asked(updates("1.4.0")).phase()).isEqualTo(new Resting(UpdateFailure.OUTDATED));
    }

    @Test
    void anOlderVersionIsNeverOffered() throws Exception {
        server.announce(7, "2.0.0", right);
        assertThat(asked(updates("2.0.1")).phase()).isEqualTo(new Resting(null));
    }

    @Test
    void aFileWithAnotherChecksumIsDeleted() throws Exception {
        server.announce(7, "2.0.0", OTHER);
        var all = updates("1.4.0");
        asked(all);
        all.post(new UpdateInput.Wanted());
        var broken =
                await(all, state -> state.phase() instanceof Offered(var _, var failure, var _) && failure != null);
        assertThat(broken.phase())
                .asInstanceOf(type(Offered.class))
                .extracting(Offered::failure)
                .isEqualTo(UpdateFailure.DAMAGED);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDownloadThatBreaksOffGoesOnWhereItStopped() throws Exception {
        server.announce(7, "2.0.0", right);
        server.cutAt(150_000);
        var all = updates("1.4.0");
        asked(all);
        all.post(new UpdateInput.Wanted());
        await(
                all,
                state -> state.phase() instanceof Offered(var _, var failure, var _)
                        && failure == UpdateFailure.UNREACHABLE);
        server.cutAt(Integer.MAX_VALUE);
        all.post(new UpdateInput.Wanted());
        var ready = (Ready) await(all, state -> state.phase() instanceof Ready).phase();
        assertThat(Files.readAllBytes(ready.file())).isEqualTo(server.installer);
        assertThat(server.asked).hasSize(2).first().isEqualTo("");
        assertThat(server.asked.get(1)).matches("bytes=[1-9]\\d*-");
    }

    @Test
    void whoTurnsItOffIsAskedForNothingAndMayAsk() throws Exception {
        server.announce(7, "2.0.0", right);
        var all = updates("1.4.0");
        preferences.set(UpdatePreferences.CHECK, false);
        loop.advance(Duration.ofDays(3));
        assertThat(all.state().checked()).isNull();
        assertThat(all.state().policy()).isEqualTo(UpdatePolicy.WHEN_ASKED);
        assertThat(asked(all).phase()).isInstanceOf(Offered.class);
    }

    @Test
    void whereTheAdministratorBringsUpdatesNobodyLooks() throws Exception {
        server.announce(7, "2.0.0", right);
        preferences = preferences("[locked]\nupdates.check = false\n");
        var all = updates("1.4.0");
        all.post(new UpdateInput.Asked());
        loop.advance(Duration.ofDays(3));
        assertThat(all.state().policy()).isEqualTo(UpdatePolicy.ADMINISTRATORS);
        assertThat(all.state().phase()).isEqualTo(new Resting(null));
        assertThat(all.state().checked()).isNull();
    }

    @Test
    void withoutAPlaceToLookItStaysQuiet() {
        preferences.set(UpdatePreferences.FEED, "");
        var all = updates("1.4.0");
        all.post(new UpdateInput.Asked());
        loop.advance(Duration.ofDays(3));
        assertThat(all.state().policy()).isEqualTo(UpdatePolicy.NOWHERE);
        assertThat(all.state().phase()).isEqualTo(new Resting(null));
    }

    @Test
    void duringACallNothingBeginsAndADownloadWaits() throws Exception {
        server.announce(7, "2.0.0", right);
        var all = updates("1.4.0");
        all.post(new UpdateInput.Talking(true));
        all.post(new UpdateInput.Asked());
        loop.advance(Duration.ofDays(2));
        assertThat(all.state().phase()).isEqualTo(new Resting(null));
        all.post(new UpdateInput.Talking(false));
        asked(all);
        all.post(new UpdateInput.Talking(true));
        all.post(new UpdateInput.Wanted());
        loop.runDue();
        assertThat(all.state().phase()).isInstanceOf(Paused.class);
        assertThat(server.asked).isEmpty();
        all.post(new UpdateInput.Talking(false));
        await(all, state -> state.phase() instanceof Ready);
        all.post(new UpdateInput.Talking(true));
        all.post(new UpdateInput.Opened());
        loop.runDue();
        assertThat(opened).isEmpty();
    }

    @Test
    void aCallHaltsADownloadThatRunsAndItsEndGoesOn() throws Exception {
        server.announce(7, "2.0.0", right);
        var all = updates("1.4.0");
        asked(all);
        all.post(new UpdateInput.Wanted());
        all.post(new UpdateInput.Talking(true));
        loop.runDue();
        assertThat(all.state().phase()).isInstanceOf(Paused.class);
        all.post(new UpdateInput.Talking(false));
        await(all, state -> state.phase() instanceof Ready);
    }

    @Test
    void whoBreaksADownloadOffIsAskedNoMore() throws Exception {
        server.announce(7, "2.0.0", right);
        var all = updates("1.4.0");
        asked(all);
        var phases = phases(all);
        all.post(new UpdateInput.Wanted());
        all.post(new UpdateInput.Later());
        loop.runDue();
        assertThat(phases).hasAtLeastOneElementOfType(Loading.class);
        assertThat(all.state().phase()).asInstanceOf(type(Offered.class)).matches(Offered::later);
    }

    private Preferences preferences(String managed) throws IOException {
        var file = Files.writeString(folder.resolveSibling(folder.getFileName() + ".toml"), managed);
        var kept = Preferences.unkept(ManagedSettings.load(file));
        Files.delete(file);
        kept.set(UpdatePreferences.FEED, server.address().toString());
        kept.set(UpdatePreferences.KEY, server.publicKey());
        return kept;
    }

    private Updates updates(String own) {
        if (updates != null) updates.close();
        var next = new Updates(
                new Updates.Parts(
                        own,
                        FeedServer.PLATFORM,
                        source,
                        FeedJson::read,
                        preferences,
                        clock,
                        () -> folder,
                        opened::add,
                        threads),
                loop);
        updates = next;
        return next;
    }

    /// What a look by hand brings.
    private UpdateState asked(Updates all) {
        var phases = phases(all);
        all.post(new UpdateInput.Asked());
        return await(
                all,
                state -> phases.contains(new UpdateState.Checking())
                        && !(state.phase() instanceof UpdateState.Checking));
    }

    /// The phases from here on, noted as they come: what the loop waits for may be there before it has run dry.
    private static List<UpdateState.Phase> phases(Updates all) {
        var phases = new ArrayList<UpdateState.Phase>();
        all.observe(state -> phases.add(state.phase()));
        return phases;
    }

    /// Lets the loop run until `there`; the test's own bound ends it.
    private UpdateState await(Updates all, Predicate<UpdateState> there) {
        loop.runDue();
        while (!there.test(all.state())) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            loop.runDue();
        }
        return all.state();
    }
}
