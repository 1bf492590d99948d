package app.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.parley.bot.BotReport;
import app.parley.bot.BotReport.CallReport;
import app.parley.support.BotProcess;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Calls between a page in Chromium and a bot, through a server that speaks nothing but WebSocket to the page. Each
/// says what it saw and heard of the other. Skipped where there is no Chromium.
@Timeout(420)
@OneCallAtATime
class ChromiumCallIT {
    /// For the start of a browser and a call's set-up on a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int SECONDS = 8;
    /// A second of pictures: they came, and went on.
    private static final int SOME = 30;

    private static final double BOTS_TONE_HZ = 440;
    private static final double PAGES_TONE_HZ = 660;

    /// The 75 % colour bars of the test pattern, left to right, as red, green and blue.
    private static final int[][] BARS = {
        {191, 191, 191}, {191, 191, 0}, {0, 191, 191}, {0, 191, 0}, {191, 0, 191}, {191, 0, 0}, {0, 0, 191}, {0, 0, 0}
    };

    /// Halfway to another bar it would be another: codecs and colour spaces take less.
    private static final int COLOUR_TOLERANCE = 60;

    @TempDir
    Path folder;

    @Test
    void aPageAnswersABotsVideoCall() throws IOException, InterruptedException {
        try (var page = CallPage.serve();
                var server = serverFor(page);
                var _ = open(page, server.register("ben"), Map.of())) {
            page.awaitReady(PATIENCE);
            try (var ana = BotProcess.calling(folder, server.url(), "ana", "ben", SECONDS)) {
                sawThePage(ana.report(PATIENCE));
                sawTheBot(page.report(PATIENCE));
            }
        }
    }

    @Test
    void aPageCallsABotThatAnswers() throws IOException, InterruptedException {
        try (var page = CallPage.serve();
                var server = serverFor(page)) {
            var callee = server.register("ben").id().value();
            try (var ben = BotProcess.answering(folder, server.url(), "ben", 1);
                    var _ = open(page, server.register("ana"), Map.of("call", callee))) {
                sawTheBot(page.report(PATIENCE));
                sawThePage(ben.report(PATIENCE));
            }
        }
    }

    /// The page is another site's: it is let in by name.
    private TestServer serverFor(CallPage page) {
        var config = TestServer.config(folder);
        return TestServer.start(config.withProtection(config.protection().withCorsOrigins(List.of(page.origin()))));
    }

    private Chromium open(CallPage page, TestUser user, Map<String, String> more) throws IOException {
        var program = Chromium.program();
        assertThat(program)
                .as("installers/prepare.sh --tests installs Chromium")
                .isPresent();
        var query = new HashMap<>(Map.of(
                "server", user.server().url(),
                "token", user.session().token(),
                "device", user.device().value(),
                "seconds", Integer.toString(SECONDS)));
        query.putAll(more);
        return Chromium.open(program.get(), folder, page.url(query));
    }

    /// What the bot says of the page.
    private static void sawThePage(BotReport report) {
        assertThat(report.errors()).isEmpty();
        assertThat(report.calls()).hasSize(1);
        CallReport call = report.calls().getFirst();
        assertThat(call.outcome()).isEqualTo("completed");
        assertThat(call.errors()).isEmpty();
        assertThat(call.remote().width()).isEqualTo(640);
        assertThat(call.remote().height()).isEqualTo(360);
        assertThat(call.remote().frames()).isGreaterThan(SOME);
        assertThat(call.remote().pattern()).isFalse();
        assertThat(call.remote().toneHz()).isCloseTo(PAGES_TONE_HZ, within(5.0));
    }

    /// What the page says of the bot.
    private static void sawTheBot(JsonNode report) {
        assertThat(report.path("errors")).as(report.toString()).isEmpty();
        assertThat(report.path("events").toString()).contains("call:ended");
        assertThat(report.path("frames").asInt()).as(report.toString()).isGreaterThan(SOME);
        assertThat(report.path("width").asInt()).isEqualTo(1280);
        assertThat(report.path("height").asInt()).isEqualTo(720);
        assertThat(report.path("toneHz").asDouble()).isCloseTo(BOTS_TONE_HZ, within(10.0));
        for (var bar = 0; bar < BARS.length; bar++) {
            for (var colour = 0; colour < BARS[bar].length; colour++) {
                assertThat(report.path("bars").path(bar).path(colour).asInt(-1))
                        .as("colour %d of bar %d in %s", colour, bar, report.path("bars"))
                        .isCloseTo(BARS[bar][colour], within(COLOUR_TOLERANCE));
            }
        }
    }
}
