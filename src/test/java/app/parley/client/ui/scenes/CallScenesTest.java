package app.parley.client.ui.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.client.ui.call.CallScreen;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.call.SecondCallModel;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import app.parley.support.OneWindowAtATime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@OneWindowAtATime
class CallScenesTest extends ApplicationTest {
    private final Set<Object> seen = new HashSet<>();

    @Test
    void everyStateEveryEndAndEveryFailureHasAScene() {
        for (var scene : CallScenes.all()) play(scene);

        var wanted = new ArrayList<Object>(List.of(CallScreen.values()));
        wanted.remove(CallScreen.NONE);
        wanted.addAll(List.of(SecondCallModel.Beside.values()));
        wanted.addAll(Arrays.asList(EndReason.class.getPermittedSubclasses()));
        // It is shown as the call that goes on.
        wanted.remove(EndReason.Crossed.class);
        leaves(CallFailure.class, wanted);
        assertThat(seen).containsAll(wanted);
    }

    private void play(CallScenes.Scene scene) {
        var calls = new StagedCalls();
        var clock = new ManualClock();
        var model = new CallViewModel(calls, Runnable::run, new ManualTicker(clock), clock);
        scene.script().play(calls, model);
        seen.add(model.screen().getValue());
        seen.add(model.second().beside().getValue());
        calls.observe(now -> {
            if (now.state() instanceof CallState.Ended ended) {
                seen.add(ended.reason().getClass());
                if (ended.reason() instanceof EndReason.Failed(var failure)) seen.add(failure.getClass());
            }
            if (now.state() instanceof CallState.Live live
                    && live.call().local().trouble() != null)
                seen.add(live.call().local().trouble().getClass());
        });
    }

    private static void leaves(Class<?> type, List<Object> found) {
        if (!type.isSealed()) {
            found.add(type);
            return;
        }
        for (var one : type.getPermittedSubclasses()) leaves(one, found);
    }
}
