package app.parley.client.update;

import app.parley.client.update.UpdateState.Checking;
import app.parley.client.update.UpdateState.Loading;
import app.parley.client.update.UpdateState.Offered;
import app.parley.client.update.UpdateState.Paused;
import app.parley.client.update.UpdateState.Ready;
import app.parley.client.update.UpdateState.Resting;
import app.parley.loop.Machine;
import app.parley.loop.Step;
import java.time.Duration;
import java.time.Instant;

/// Decides about updates: looks once a day and when asked, believes no older feed and offers no older version, and
/// does nothing in the middle of a call. What does not fit the phase is ignored: answers may come late.
///
/// @param own the version that runs
/// @param platform the kind of package that fits here
public record UpdateMachine(ReleaseVersion own, String platform)
        implements Machine<UpdateState, UpdateInput, UpdateEffect> {
    /// Our own choice: as most programs have it.
    static final Duration BETWEEN = Duration.ofDays(1);

    @Override
    public Step<UpdateState, UpdateEffect> step(UpdateState state, UpdateInput input) {
        return switch (input) {
            case UpdateInput.Passed(var now) -> passed(state, now);
            case UpdateInput.Asked() -> state.policy().isOpen() ? look(state) : Step.to(state);
            case UpdateInput.Decided(var policy) ->
                Step.to(new UpdateState(state.phase(), policy, state.checked(), state.serial(), state.talking()));
            case UpdateInput.Came(var feed, var now) -> came(state, feed, now);
            case UpdateInput.Missed(var failure, var now) ->
                state.phase() instanceof Checking
                        ? heard(state, new Resting(failure), now, state.serial())
                        : Step.to(state);
            case UpdateInput.Wanted() -> wanted(state);
            case UpdateInput.Later() -> later(state);
            case UpdateInput.Received(var bytes) ->
                state.phase() instanceof Loading(var offer, var _)
                        ? Step.to(state.with(new Loading(offer, bytes)))
                        : Step.to(state);
            case UpdateInput.Loaded(var file) ->
                state.phase() instanceof Loading(var offer, var _)
                        ? Step.to(state.with(new Ready(offer, file)))
                        : Step.to(state);
            case UpdateInput.Failed(var failure) ->
                state.phase() instanceof Loading(var offer, var _)
                        ? Step.to(state.with(new Offered(offer, failure, false)))
                        : Step.to(state);
            case UpdateInput.Opened() ->
                state.phase() instanceof Ready(var _, var file) && !state.talking()
                        ? Step.to(state, new UpdateEffect.Open(file))
                        : Step.to(state);
            case UpdateInput.Talking(var on) -> talking(state, on);
        };
    }

    private static Step<UpdateState, UpdateEffect> passed(UpdateState state, Instant now) {
        var checked = state.checked();
        // A clock that was set back must not silence it for years.
        var due = checked == null || now.isBefore(checked) || !now.isBefore(checked.plus(BETWEEN));
        return due && state.policy() == UpdatePolicy.BY_ITSELF ? look(state) : Step.to(state);
    }

    private static Step<UpdateState, UpdateEffect> look(UpdateState state) {
        return switch (state.phase()) {
            case Resting _, Offered _ ->
                state.talking() ? Step.to(state) : Step.to(state.with(new Checking()), new UpdateEffect.Fetch());
            case Checking _, Loading _, Paused _, Ready _ -> Step.to(state);
        };
    }

    private Step<UpdateState, UpdateEffect> came(UpdateState state, Feed feed, Instant now) {
        if (!(state.phase() instanceof Checking)) return Step.to(state);
        if (feed.serial() < state.serial()) {
            return heard(state, new Resting(UpdateFailure.OUTDATED), now, state.serial());
        }
        UpdateState.Phase next = feed.offer(own, platform)
                .<UpdateState.Phase>map(offer -> new Offered(offer, null, false))
                .orElseGet(() -> new Resting(null));
        return heard(state, next, now, feed.serial());
    }

    private static Step<UpdateState, UpdateEffect> heard(
            UpdateState state, UpdateState.Phase next, Instant now, long serial) {
        return Step.to(
                new UpdateState(next, state.policy(), now, serial, state.talking()),
                new UpdateEffect.Remember(now, serial));
    }

    private static Step<UpdateState, UpdateEffect> wanted(UpdateState state) {
        if (!(state.phase() instanceof Offered(var offer, var _, var _))) return Step.to(state);
        return state.talking()
                ? Step.to(state.with(new Paused(offer, 0)))
                : Step.to(state.with(new Loading(offer, 0)), new UpdateEffect.Load(offer.file()));
    }

    private static Step<UpdateState, UpdateEffect> later(UpdateState state) {
        return switch (state.phase()) {
            case Offered(var offer, var failure, var _) -> Step.to(state.with(new Offered(offer, failure, true)));
            case Paused(var offer, var _) -> Step.to(state.with(new Offered(offer, null, true)));
            case Loading(var offer, var _) ->
                Step.to(state.with(new Offered(offer, null, true)), new UpdateEffect.Halt());
            case Resting _, Checking _, Ready _ -> Step.to(state);
        };
    }

    private static Step<UpdateState, UpdateEffect> talking(UpdateState state, boolean on) {
        var next = new UpdateState(state.phase(), state.policy(), state.checked(), state.serial(), on);
        return switch (state.phase()) {
            case Loading(var offer, var received)
            when on -> Step.to(next.with(new Paused(offer, received)), new UpdateEffect.Halt());
            case Paused(var offer, var received)
            when !on -> Step.to(next.with(new Loading(offer, received)), new UpdateEffect.Load(offer.file()));
            default -> Step.to(next);
        };
    }
}
