package app.parley.client.desktop.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalkKeysTest {
    private final TalkKeys rules = new TalkKeys();
    private TalkKeys.State state = TalkKeys.State.BEGIN;
    private final List<TalkKeys.Effect> asked = new ArrayList<>();

    @Test
    void oneKeyMutesAndUnmutes() {
        handle(new TalkKeys.Input.Chosen(GlobalKey.F8, GlobalKey.NONE), new TalkKeys.Input.Call(true, false));
        press(GlobalKey.F8);
        handle(new TalkKeys.Input.Call(true, true));
        release(GlobalKey.F8);
        press(GlobalKey.F8);

        assertThat(asked).containsExactly(new TalkKeys.Effect.SetMuted(true), new TalkKeys.Effect.SetMuted(false));
    }

    @Test
    void aKeyThatIsHeldCountsOnce() {
        handle(new TalkKeys.Input.Chosen(GlobalKey.F8, GlobalKey.NONE), new TalkKeys.Input.Call(true, false));
        press(GlobalKey.F8);
        press(GlobalKey.F8);

        assertThat(asked).containsExactly(new TalkKeys.Effect.SetMuted(true));
    }

    @Test
    void withAKeyToTalkByACallBeginsMutedAndIsHeardWhileItIsHeld() {
        handle(new TalkKeys.Input.Chosen(GlobalKey.NONE, GlobalKey.F9), new TalkKeys.Input.Call(true, false));
        assertThat(asked).containsExactly(new TalkKeys.Effect.SetMuted(true));
        handle(new TalkKeys.Input.Call(true, true));
        asked.clear();
        press(GlobalKey.F9);
        press(GlobalKey.F9);
        release(GlobalKey.F9);

        assertThat(asked).containsExactly(new TalkKeys.Effect.SetMuted(false), new TalkKeys.Effect.SetMuted(true));
    }

    @Test
    void whoHoldsTheKeyAlreadyIsHeardFromTheBeginning() {
        handle(new TalkKeys.Input.Chosen(GlobalKey.NONE, GlobalKey.F9), new TalkKeys.Input.Call(false, false));
        press(GlobalKey.F9);
        handle(new TalkKeys.Input.Call(true, false));

        assertThat(asked).isEmpty();
    }

    @Test
    void withoutACallAndForOtherKeysNothingHappens() {
        handle(new TalkKeys.Input.Chosen(GlobalKey.F8, GlobalKey.F9));
        press(GlobalKey.F8);
        release(GlobalKey.F8);
        press(GlobalKey.F9);
        release(GlobalKey.F9);
        handle(new TalkKeys.Input.Call(true, true));
        press(GlobalKey.F10);
        release(GlobalKey.PAUSE);

        assertThat(asked).isEmpty();
    }

    private void press(GlobalKey key) {
        handle(new TalkKeys.Input.Key(key, true));
    }

    private void release(GlobalKey key) {
        handle(new TalkKeys.Input.Key(key, false));
    }

    private void handle(TalkKeys.Input... inputs) {
        for (var input : inputs) {
            var step = rules.step(state, input);
            state = step.next();
            asked.addAll(step.effects());
        }
    }
}
