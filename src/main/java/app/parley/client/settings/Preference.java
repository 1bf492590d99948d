package app.parley.client.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// One thing that can be chosen: its key in the file, what holds until somebody chooses, and its form as text.
/// Declared as a constant by the feature that it belongs to.
///
/// @param key words in lower case joined by dots, such as `ring.volume`; unique in the program
/// @param read empty where the text makes no sense: a person may have written the file
public record Preference<T>(String key, T standard, Function<String, Optional<T>> read, Function<T, String> write) {
    /// Something that is on or off.
    public static Preference<Boolean> flag(String key, boolean standard) {
        return new Preference<>(
                key,
                standard,
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                Object::toString);
    }

    /// A whole number from `least` to `most`.
    public static Preference<Integer> number(String key, int standard, int least, int most) {
        return new Preference<>(
                key,
                standard,
                text -> {
                    try {
                        return Optional.of(Integer.parseInt(text)).filter(value -> value >= least && value <= most);
                    } catch (NumberFormatException notANumber) {
                        return Optional.empty();
                    }
                },
                Object::toString);
    }

    /// One of an enum's constants, by its name.
    public static <E extends Enum<E>> Preference<E> choice(String key, E standard) {
        return new Preference<>(
                key,
                standard,
                text -> Arrays.stream(standard.getDeclaringClass().getEnumConstants())
                        .filter(one -> one.name().equals(text))
                        .findFirst(),
                Enum::name);
    }

    /// Any text; the empty one stands for nothing chosen.
    public static Preference<String> text(String key) {
        return new Preference<>(key, "", Optional::of, Function.identity());
    }
}
