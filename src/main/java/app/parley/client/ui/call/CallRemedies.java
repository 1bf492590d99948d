package app.parley.client.ui.call;

import app.parley.call.CallState;
import app.parley.client.calling.CallControl;
import app.parley.client.failure.Remedy;
import app.parley.protocol.CallType;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/// Which remedies of a failure can be carried out now, and how. Of [CallViewModel]; on its thread.
final class CallRemedies {
    private final CallControl calls;
    private final DeviceNotice notice;
    private final Supplier<CallState> state;
    private final Runnable write;
    private final Map<Remedy, Runnable> elsewhere = new EnumMap<>(Remedy.class);

    /// @param state of the call on the screen
    /// @param write turns to the chat with its other side
    CallRemedies(CallControl calls, DeviceNotice notice, Supplier<CallState> state, Runnable write) {
        this.calls = calls;
        this.notice = notice;
        this.state = state;
        this.write = write;
    }

    /// Adds one that lies outside calls.
    void add(Remedy remedy, Runnable action) {
        elsewhere.put(remedy, action);
    }

    boolean offers(Remedy remedy) {
        return switch (remedy) {
            case RETRY, AUDIO_ONLY -> state.get() instanceof CallState.Live;
            case CALL_AGAIN, WRITE_MESSAGE -> state.get() instanceof CallState.Ended;
            case CALL_WITH_SOUND ->
                state.get() instanceof CallState.Ended ended && ended.call().hasVideo();
            case NONE -> true;
            case CHOOSE_DEVICE, OPEN_SYSTEM_SETTINGS, CHECK_CONNECTION, SIGN_IN_AGAIN -> elsewhere.containsKey(remedy);
        };
    }

    void carryOut(Remedy remedy) {
        switch (remedy) {
            case RETRY -> calls.retryDevices();
            case CALL_AGAIN -> callAgain(false);
            case CALL_WITH_SOUND -> callAgain(true);
            case WRITE_MESSAGE -> write.run();
            case AUDIO_ONLY, NONE -> {
                if (state.get() instanceof CallState.Ended) calls.dismiss();
                else notice.accept(state.get());
            }
            case CHOOSE_DEVICE, OPEN_SYSTEM_SETTINGS, CHECK_CONNECTION, SIGN_IN_AGAIN -> {
                var action = elsewhere.get(remedy);
                if (action != null) action.run();
            }
        }
    }

    /// Calls the one of the ended call once more.
    ///
    /// @param soundOnly without pictures, whatever it was before
    void callAgain(boolean soundOnly) {
        if (state.get() instanceof CallState.Ended(var call, var _, var _, var _))
            calls.call(call.peer(), call.chatId(), soundOnly ? CallType.AUDIO : call.type());
    }
}
