package app.parley.loop;

/// A pure rule of change: what follows when `input` meets `state`. It reads no clock, rolls no dice and starts
/// no thread; times and ids arrive inside the input, and what is to be done in the world leaves as effects,
/// which are data.
///
/// @param <S> the states, immutable values
/// @param <I> what can happen
/// @param <E> what can be asked of the world
@FunctionalInterface
public interface Machine<S, I, E> {
    Step<S, E> step(S state, I input);
}
