package app.parley.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.ProtocolException;
import app.parley.server.store.StoreUnavailableException;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("reads the log")
class FailuresTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
        logger.setAdditive(false);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(logged);
        logger.setAdditive(true);
    }

    @Test
    void aBugIsLoggedUnderTheRefThatTheAskerGets() {
        var error = Failures.explain("an event", new IllegalStateException("secret detail"));
        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(error.message()).doesNotContain("secret");
        assertThat(logged.list).hasSize(1);
        assertThat(logged.list.getFirst().getFormattedMessage()).contains("an event", String.valueOf(error.ref()));
        assertThat(logged.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("secret detail");
    }

    @Test
    void aRefusalPassesUnlogged() {
        var refusal = new ProtocolException(ErrorCode.FORBIDDEN, "no");
        assertThat(Failures.explain("an event", refusal)).isEqualTo(refusal.error());
        assertThat(Failures.explain("an event", new InvalidFieldException("x is y"))
                        .code())
                .isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(logged.list).isEmpty();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsUnavailable() {
        assertThat(Failures.explain("an event", new StoreUnavailableException("busy"))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }
}
