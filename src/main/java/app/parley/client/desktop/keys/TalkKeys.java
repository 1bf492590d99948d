package app.parley.client.desktop.keys;

import app.parley.loop.Machine;
import app.parley.loop.Step;
import java.util.EnumSet;
import java.util.Set;

/// What the keys do: one mutes and unmutes, one unmutes while it is held. With a key to talk by, a call begins
/// muted. Pure.
public final class TalkKeys implements Machine<TalkKeys.State, TalkKeys.Input, TalkKeys.Effect> {
    /// @param mute the key that mutes and unmutes
    /// @param talk the key to talk by
    /// @param live whether there is a call to talk in
    /// @param muted whether the microphone is muted there
    /// @param held keys that are down
    public record State(GlobalKey mute, GlobalKey talk, boolean live, boolean muted, Set<GlobalKey> held) {
        public static final State BEGIN = new State(GlobalKey.NONE, GlobalKey.NONE, false, false, Set.of());

        public State {
            held = Set.copyOf(held);
        }
    }

    /// What happens.
    public sealed interface Input {
        /// The person has chosen the keys.
        record Chosen(GlobalKey mute, GlobalKey talk) implements Input {}

        record Key(GlobalKey key, boolean pressed) implements Input {}

        /// @param live both can talk
        record Call(boolean live, boolean muted) implements Input {}
    }

    /// What is asked of the call.
    public sealed interface Effect {
        record SetMuted(boolean muted) implements Effect {}
    }

    @Override
    public Step<State, Effect> step(State state, Input input) {
        return switch (input) {
            case Input.Chosen(var mute, var talk) ->
                Step.to(new State(mute, talk, state.live(), state.muted(), Set.of()));
            case Input.Call(var live, var muted) -> {
                var next = new State(state.mute(), state.talk(), live, muted, state.held());
                var begins = live && !state.live() && state.talk() != GlobalKey.NONE;
                yield begins && !muted && !state.held().contains(state.talk())
                        ? Step.to(next, new Effect.SetMuted(true))
                        : Step.to(next);
            }
            case Input.Key(var key, var pressed) -> key(state, key, pressed);
        };
    }

    private static Step<State, Effect> key(State state, GlobalKey key, boolean pressed) {
        var held = EnumSet.noneOf(GlobalKey.class);
        held.addAll(state.held());
        // A key that is held repeats itself.
        var changed = pressed ? held.add(key) : held.remove(key);
        var next = new State(state.mute(), state.talk(), state.live(), state.muted(), held);
        if (!changed || !state.live()) return Step.to(next);
        if (key == state.talk()) return Step.to(next, new Effect.SetMuted(!pressed));
        if (key == state.mute() && pressed) return Step.to(next, new Effect.SetMuted(!state.muted()));
        return Step.to(next);
    }
}
