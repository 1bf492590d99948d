package app.parley.server.calls.rules;

import static app.parley.server.calls.rules.Calls.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.CallType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void anOnlyCallIsCurrentEvenWhileHeldOrRinging() {
        assertThat(Place.of(BEN, List.of(ringing()))).isEqualTo(Map.of(CALL, Place.CURRENT));
        assertThat(Place.of(BEN, List.of(active().withHeld(BEN, true)))).isEqualTo(Map.of(CALL, Place.CURRENT));
    }

    @Test
    void whatWaitsOrIsHeldStandsBeside() {
        assertThat(Place.of(BEN, List.of(ringing(), other())))
                .isEqualTo(Map.of(CALL, Place.BESIDE, OTHER, Place.CURRENT));
        assertThat(Place.of(BEN, List.of(active(), other().withHeld(BEN, true))))
                .isEqualTo(Map.of(CALL, Place.CURRENT, OTHER, Place.BESIDE));
    }

    @Test
    void aRingingCallComesBeforeAHeldOne() {
        assertThat(Place.of(BEN, List.of(ringing(), other().withHeld(BEN, true))))
                .isEqualTo(Map.of(CALL, Place.CURRENT, OTHER, Place.BESIDE));
    }

    @Test
    void twoCallsThatAreTalkedInBothClaimTheOnePlace() {
        assertThat(Place.of(BEN, List.of(active(), other())).values()).containsOnly(Place.CURRENT);
    }

    /// Cat and Ben talk, since before the other call.
    private static ServerCall.Active other() {
        var invitation = new Invitation(OTHER, CHAT, CallType.AUDIO, CAT, BEN, NOW - 9_000, NOW);
        return new ServerCall.Active(
                invitation, CATS_DESK.device(), BENS_DESK.device(), NOW - 8_000, Set.of(), Map.of());
    }
}
