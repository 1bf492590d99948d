package app.parley.server.random;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.random.RandomRun.Plan;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That each check of the random runs can fail: a short run on a healthy server passes, and one with a fault
/// planted in it is reported by the check that is about it.
@Timeout(300)
class PlantedFaultsTest {
    /// Long enough for all to do something; what a fault needs is there before.
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    @Test
    void nothingIsReportedOfAHealthyServer() throws InterruptedException {
        assertThat(run(Fault.NONE).breaches()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DROPPED_EVENT, views",
        "SILENT_CHANGE, views",
        "TOLD_TWICE, ended",
        "LEFT_RINGING, record",
        "LOST_MESSAGE, lost",
        "SKIPPED_NUMBER, gap",
        "DOUBLED_MESSAGE, twice",
        "DOUBLED_CALL_MESSAGE, record",
        "LOST_RECORD, record",
        "OVERLAPPING_CALLS, overlap",
    })
    void plantedFaultIsReportedByItsCheck(Fault fault, String check) throws InterruptedException {
        assertThat(run(fault).breaches()).anyMatch(breach -> breach.startsWith(check + ":"));
    }

    private RandomRun.Outcome run(Fault fault) throws InterruptedException {
        try (var server = TestServer.start(folder)) {
            return RandomRun.run(new Plan(fault.name().hashCode(), 2, 2, SHORT, 0, fault), new RandomRun.Server() {
                @Override
                public String url() {
                    return server.url();
                }

                @Override
                public void killAndStartAgain() {
                    throw new AssertionError("these runs do not kill");
                }

                @Override
                public void plant(Fault planted) {
                    Planting.plant(planted, TestServer.config(folder).dataDir().resolve("parley.db"));
                }
            });
        }
    }
}
