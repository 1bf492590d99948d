package app.parley.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent;
import app.parley.server.failure.Failures;
import app.parley.support.TestServer;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Timeout(60)
@Isolated("reads the log")
class RequestIdTest {
    @TempDir
    Path folder;

    @Test
    void everyAnswerOverHttpNamesItsRequest() {
        try (var server = TestServer.start(folder)) {
            var one = server.http().get("/api/server").headers().firstValue("X-Request-Id");
            var other = server.http().get("/nothing").headers().firstValue("X-Request-Id");
            assertThat(one).get().asString().matches("[0-9a-f]{12}");
            assertThat(other).isPresent().isNotEqualTo(one);
        }
    }

    @Test
    void theRefOfABugIsTheRequestsId() {
        try (var _ = RequestId.within("0123456789ab")) {
            assertThat(Failures.explain("a test of a bug", new IllegalStateException("a test's"))
                            .ref())
                    .isEqualTo("0123456789ab");
        }
        assertThat(RequestId.current()).isNull();
    }

    /// The line is written on the database's thread, after the commit.
    @Test
    void aLineOfTheLogNamesTheEventAndTheCallThatItIsFor() throws InterruptedException {
        var lines = new LinkedBlockingQueue<ILoggingEvent>();
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                event.prepareForDeferredProcessing();
                lines.add(event);
            }
        };
        appender.start();
        var logger = (Logger) LoggerFactory.getLogger("app.parley.server.calls");
        logger.addAppender(appender);
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect();
                    var _ = ben.connect()) {
                var chat = anna.chatWith(ben, hers);
                var wish = new ClientCallEvent.Initiate(
                        new app.parley.protocol.RequestId("r1"), ben.id(), chat, CallType.AUDIO);
                var call = hers.ask(Ack.Initiated.class, wish).callId();
                var line = lines.poll(10, TimeUnit.SECONDS);
                assertThat(line).isNotNull();
                assertThat(line.getMDCPropertyMap())
                        .containsEntry("call", call.value())
                        .containsKey("request");
                assertThat(line.getMDCPropertyMap().get("request")).matches("[0-9a-f]{12}");
            }
        } finally {
            logger.detachAppender(appender);
        }
    }
}
