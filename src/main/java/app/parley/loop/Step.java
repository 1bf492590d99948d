package app.parley.loop;

import java.util.ArrayList;
import java.util.List;

/// What a [Machine] decided: the next state, and the effects to carry out in their order.
public record Step<S, E>(S next, List<E> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    /// To `next`, asking `effects` of the world.
    @SafeVarargs
    @SuppressWarnings("varargs") // the array goes no further than into an immutable list
    public static <S, E> Step<S, E> to(S next, E... effects) {
        return new Step<>(next, List.of(effects));
    }

    /// The same step with more to do after what it already asks for.
    public Step<S, E> and(List<? extends E> more) {
        var all = new ArrayList<E>(effects);
        all.addAll(more);
        return new Step<>(next, all);
    }
}
