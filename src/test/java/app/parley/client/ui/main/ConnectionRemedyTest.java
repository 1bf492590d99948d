package app.parley.client.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.EndReason;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.CallType;
import app.parley.support.FakeChatService;
import app.parley.support.OneWindowAtATime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// From a call that could not connect to what looks at the connection, by the keyboard alone.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class ConnectionRemedyTest extends ApplicationTest {
    private static final String CHECK = "Check the connection";
    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochMilli(FakeChatService.START).plusSeconds(7200), ZoneOffset.UTC);

    private final Rooms rooms = Rooms.filled();
    private Stage stage;

    @Override
    public void start(Stage main) {
        stage = main;
        ParleyWindow.show(stage, rooms, new Theme(rooms.preferences), CLOCK);
    }

    @ParameterizedTest
    @ValueSource(ints = {480, 960})
    void aCallThatDidNotConnectLeadsToTheChecks(int width) {
        interact(() -> stage.setWidth(width));
        fail(new CallFailure.ConnectionLost());
        for (var tabs = 0; tabs < 8 && !isOnCheck(stage.getScene().getFocusOwner()); tabs++) push(KeyCode.TAB);
        assertThat(stage.getScene().getFocusOwner()).matches(ConnectionRemedyTest::isOnCheck);

        push(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(rooms.calls.asked).contains("dismiss");
        assertThat(lookup(".settings-page .h2").<Label>query().getText()).isEqualTo("Diagnostics");
        assertThat(rooms.diagnostics.looks).hasSize(1);
        assertThat(lookup(".call-overlay").match(Node::isVisible).tryQuery()).isEmpty();
    }

    @Test
    void whatHasNothingToDoWithTheConnectionDoesNotOfferIt() {
        fail(new CallFailure.MediaBroken());

        assertThat(lookup(CHECK).tryQuery()).isEmpty();
    }

    private void fail(CallFailure failure) {
        interact(() -> {
            rooms.calls.calling(Rooms.AMARA, CallType.VIDEO);
            rooms.calls.ended(new EndReason.Failed(failure), Duration.ZERO);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isOnCheck(Node node) {
        return node instanceof Button button && CHECK.equals(button.getText());
    }
}
