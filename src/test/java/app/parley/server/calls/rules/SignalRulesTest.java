package app.parley.server.calls.rules;

import static app.parley.server.calls.rules.Calls.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.CallSignal;
import app.parley.protocol.ErrorCode;
import app.parley.server.calls.rules.SignalRules.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalRulesTest {
    private static final CallSignal CANDIDATE = new CallSignal.Candidate(null);

    @Test
    void theCallersSignalsGoToEveryRingingDevice() {
        assertThat(SignalRules.route(ringing(), ANAS_DESK, CANDIDATE)).isEqualTo(new Route.ToRinging(BEN));
    }

    @Test
    void anyDeviceOfTheCalleeSignalsToTheCallerWhileRinging() {
        for (var device : List.of(BENS_DESK, BENS_PHONE)) {
            assertThat(SignalRules.route(ringing(), device, CANDIDATE)).isEqualTo(new Route.ToDevice(ANAS_DESK));
        }
    }

    @Test
    void onceAnsweredOnlyTheTwoDevicesSignal() {
        assertThat(SignalRules.route(active(), ANAS_DESK, CANDIDATE)).isEqualTo(new Route.ToDevice(BENS_DESK));
        assertThat(SignalRules.route(active(), BENS_DESK, CANDIDATE)).isEqualTo(new Route.ToDevice(ANAS_DESK));
        for (var other : List.of(ANAS_PHONE, BENS_PHONE, CATS_DESK)) {
            assertThat(SignalRules.route(active(), other, CANDIDATE))
                    .isEqualTo(new Route.Refused(ErrorCode.NOT_PARTICIPANT));
        }
    }

    @Test
    void strangersAndTheCallersOtherDevicesDoNotSignalWhileRinging() {
        for (var other : List.of(ANAS_PHONE, CATS_DESK)) {
            assertThat(SignalRules.route(ringing(), other, CANDIDATE))
                    .isEqualTo(new Route.Refused(ErrorCode.NOT_PARTICIPANT));
        }
    }

    @Test
    void anUpgradeNeedsAnActiveCall() {
        var ask = new CallSignal.Upgrade(CallSignal.UpgradeStep.ASK);
        assertThat(SignalRules.route(ringing(), ANAS_DESK, ask))
                .isEqualTo(new Route.Refused(ErrorCode.CALL_NOT_ACTIVE));
        assertThat(SignalRules.route(active(), ANAS_DESK, ask)).isEqualTo(new Route.ToDevice(BENS_DESK));
    }

    @Test
    void aCallThatIsOverOrUnknownTakesNoSignal() {
        assertThat(SignalRules.route(over(), ANAS_DESK, CANDIDATE))
                .isEqualTo(new Route.Refused(ErrorCode.CALL_NOT_ACTIVE));
        assertThat(SignalRules.route(over(), CATS_DESK, CANDIDATE))
                .isEqualTo(new Route.Refused(ErrorCode.NOT_PARTICIPANT));
        assertThat(SignalRules.route(new ServerCall.None(), ANAS_DESK, CANDIDATE))
                .isEqualTo(new Route.Refused(ErrorCode.CALL_NOT_FOUND));
    }
}
