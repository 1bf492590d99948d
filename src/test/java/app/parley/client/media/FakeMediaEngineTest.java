package app.parley.client.media;

import app.parley.call.CallFailure;
import app.parley.support.FakeMediaEngine;
import org.jspecify.annotations.Nullable;

class FakeMediaEngineTest extends MediaEngineContract {
    private final FakeMediaEngine engine = new FakeMediaEngine();

    @Override
    protected MediaEngine engine() {
        return engine;
    }

    @Override
    protected MediaEngine sender() {
        return engine;
    }

    @Override
    protected CallFailure.@Nullable Device microphone() {
        return null;
    }

    @Override
    protected CallFailure.@Nullable Device camera() {
        return null;
    }

    @Override
    protected boolean statsCome() {
        return false;
    }
}
