package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.IceCandidate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final IceCandidate FIRST = new IceCandidate("candidate:1", "0", 0);
    private static final IceCandidate SECOND = new IceCandidate("candidate:2", "0", 0);

    private final List<@Nullable IceCandidate> announced = new ArrayList<>();
    private final List<IceCandidate> applied = new ArrayList<>();
    private final Candidates candidates = new Candidates(announced::add, applied::add);

    @Test
    void oursWaitForOurDescription() {
        candidates.describing();
        candidates.gathered(FIRST);
        candidates.gathered(null);
        assertThat(announced).isEmpty();
        candidates.announced();
        assertThat(announced).containsExactly(FIRST, null);
        candidates.gathered(SECOND);
        assertThat(announced).containsExactly(FIRST, null, SECOND);
    }

    @Test
    void theirsWaitForTheirDescription() {
        candidates.received(FIRST);
        assertThat(applied).isEmpty();
        candidates.described();
        assertThat(applied).containsExactly(FIRST);
        candidates.received(SECOND);
        assertThat(applied).containsExactly(FIRST, SECOND);
    }
}
