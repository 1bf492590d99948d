package app.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.bench.ServerFigures.Side;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The benchmark itself, cut short: that it measures both servers and loses nothing. What the figures are is for
/// people.
class ServerBenchIT {
    private static final ServerBench.Plan SHORT =
            new ServerBench.Plan(1, Duration.ofSeconds(1), 2, 2, 200, 50, Duration.ofSeconds(1), 600, 2_000);

    @Test
    @Timeout(300)
    void bothServersAreMeasuredUnderTheSameLoad() throws IOException, InterruptedException {
        var printed = new StringWriter();
        var figures = new ServerBench(new PrintWriter(printed), SHORT).run();

        var theirs = figures.theirs();
        assertThat(theirs).as(printed.toString()).isNotNull();
        for (var side : new Side[] {figures.ours(), theirs}) {
            assertThat(side.rounds()).singleElement().satisfies(round -> {
                assertThat(round.perSecond()).isPositive();
                assertThat(round.cpuPer100k()).isPositive();
                assertThat(round.paced().count()).isEqualTo(SHORT.perSecond());
                assertThat(round.paced().median()).isPositive();
            });
        }
        assertThat(figures.alone().messagesPerSecondOneSender()).isPositive();
        assertThat(figures.alone().callsPerSecond()).isPositive();
        assertThat(figures.alone().syncMillis()).isPositive();
        assertThat(figures.searches().searches())
                .filteredOn(search -> search.what().startsWith("the most common"))
                .singleElement()
                .satisfies(search -> assertThat(search.hits()).isEqualTo(50));
        assertThat(printed.toString())
                .contains("socket.io", "durable messages a second, 16 senders", "sync of 600 changes");
        assertThat(ProtocolJson.write(figures)).contains("\"ratios\"", "\"kibEach\"");
    }
}
