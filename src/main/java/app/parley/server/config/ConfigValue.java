package app.parley.server.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// How values are written, for each Java type that a setting may have. Mistakes are [IllegalArgumentException]s
/// that say what is allowed.
final class ConfigValue {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(KiB|MiB|GiB)");
    private static final Map<String, Duration> TIME_UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Map<String, Integer> SIZE_SHIFTS = Map.of("KiB", 10, "MiB", 20, "GiB", 30);

    private ConfigValue() {}

    /// A TOML value as `type`.
    static Object of(Type type, @Nullable Object toml) {
        if (type instanceof ParameterizedType several) {
            var values = list(several.getActualTypeArguments()[0], toml);
            return several.getRawType() == Set.class ? Set.copyOf(values) : values;
        }
        var wanted = (Class<?>) type;
        if (wanted == boolean.class && toml instanceof Boolean) return toml;
        if (isNumber(wanted) && toml instanceof Long number) return whole(wanted, number);
        if (isNumber(wanted) && toml instanceof String text) return whole(wanted, size(text));
        if (isReal(wanted) && toml instanceof Number number) return number.doubleValue();
        if (wanted.isRecord() && toml instanceof TomlTable table) return row(wanted, table);
        if (toml instanceof String text) {
            if (wanted == String.class) return text;
            if (wanted == Path.class) return path(text);
            if (wanted == Duration.class) return time(text);
            if (wanted.isEnum()) return constant(wanted, text);
        }
        throw new IllegalArgumentException("is " + allowed(type));
    }

    /// The text of an environment variable as TOML would have it.
    ///
    /// @param parse reads what stands in brackets or braces as a TOML value
    static Object untyped(Type type, String text, Function<String, @Nullable Object> parse) {
        if (type == boolean.class && (text.equals("true") || text.equals("false"))) return Boolean.valueOf(text);
        if (type instanceof Class<?> wanted && isNumber(wanted) && text.matches("-?\\d{1,18}"))
            return Long.valueOf(text);
        if (type instanceof Class<?> wanted && isReal(wanted) && text.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
            return Double.valueOf(text);
        }
        if (type instanceof ParameterizedType && text.startsWith("[")) {
            var value = parse.apply(text);
            if (value != null) return value;
        }
        return text;
    }

    private static String allowed(Type type) {
        if (type instanceof ParameterizedType list) {
            var element = list.getActualTypeArguments()[0];
            return element == String.class ? "a list of texts, such as [\"one\", \"two\"]" : "a list of tables";
        }
        var wanted = (Class<?>) type;
        if (wanted == boolean.class) return "true or false";
        if (isNumber(wanted)) return "a whole number; a size may be written \"100MiB\" (KiB, MiB, GiB)";
        if (isReal(wanted)) return "a number";
        if (wanted == Duration.class) return "a time such as \"500ms\", \"30s\", \"15m\", \"12h\" or \"180d\"";
        if (wanted == Path.class) return "a path in quotes";
        if (wanted.isRecord()) return "a table";
        if (wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants())
                    .map(constant -> "\"" + word(constant) + "\"")
                    .collect(Collectors.joining(" or "));
        }
        return "a text in quotes";
    }

    private static boolean isNumber(Class<?> type) {
        return type == int.class || type == long.class || type == Integer.class || type == Long.class;
    }

    private static boolean isReal(Class<?> type) {
        return type == double.class || type == Double.class;
    }

    private static Object whole(Class<?> type, long number) {
        if (type == long.class || type == Long.class) return number;
        if (number != (int) number) throw new IllegalArgumentException("is a whole number below 2^31");
        return (int) number;
    }

    private static long size(String text) {
        var found = SIZE.matcher(text);
        if (!found.matches()) throw new IllegalArgumentException("is " + allowed(long.class));
        return Long.parseLong(found.group(1)) << SIZE_SHIFTS.getOrDefault(found.group(2), 0);
    }

    private static Duration time(String text) {
        var found = TIME.matcher(text);
        if (!found.matches()) throw new IllegalArgumentException("is " + allowed(Duration.class));
        return TIME_UNITS.getOrDefault(found.group(2), Duration.ZERO).multipliedBy(Long.parseLong(found.group(1)));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is " + allowed(Path.class), e);
        }
    }

    private static Object constant(Class<?> type, String text) {
        for (var constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) return constant;
        }
        throw new IllegalArgumentException("is " + allowed(type));
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static List<Object> list(Type element, @Nullable Object toml) {
        if (toml instanceof String text && element == String.class) return commaSeparated(text);
        if (!(toml instanceof TomlArray array)) {
            throw new IllegalArgumentException("is a list in brackets");
        }
        var values = new ArrayList<Object>();
        for (var i = 0; i < array.size(); i++) values.add(of(element, array.get(i)));
        return List.copyOf(values);
    }

    private static List<Object> commaSeparated(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .<Object>map(part -> part)
                .toList();
    }

    /// An element of a list of tables; what is left out is null.
    private static Object row(Class<?> type, TomlTable table) {
        var components = type.getRecordComponents();
        var names = Arrays.stream(components)
                .map(component -> ConfigKey.written(component.getName()))
                .toList();
        for (var key : table.keySet()) {
            if (!names.contains(key)) throw new IllegalArgumentException("knows no '" + key + "', only " + names);
        }
        var values = new Object[components.length];
        for (var i = 0; i < components.length; i++) {
            var value = table.get(List.of(names.get(i)));
            if (value != null) values[i] = of(components[i].getGenericType(), value);
        }
        return Records.make(type, values);
    }
}
