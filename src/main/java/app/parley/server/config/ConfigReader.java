package app.parley.server.config;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/// Reads settings: the environment over the file over the defaults. Collects every mistake before it gives up.
/// Used once, by whoever starts a server.
public final class ConfigReader {
    private static final String PREFIX = "PARLEY_";
    /// A variable of this ending names a file that holds the value, as container secrets come.
    private static final String IN_FILE = "_FILE";
    /// The launcher's own: options for the JVM.
    private static final String LAUNCHERS = "PARLEY_JVM";

    private final List<String> problems = new ArrayList<>();
    private final Map<String, Given> given = new HashMap<>();

    private final Consumer<String> warnings;

    private ConfigReader(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /// Returns `defaults` with what `file` and `environment` set, or throws [ConfigException].
    ///
    /// @param defaults a record of records: its components are the tables and keys
    /// @param file absent when there is none
    /// @param warnings is told what is no mistake but looks like one
    public static <R extends Record> R read(
            R defaults, @Nullable Path file, Map<String, String> environment, Consumer<String> warnings) {
        var reader = new ConfigReader(warnings);
        var keys = ConfigKey.of(defaults);
        if (file != null) reader.readFile(keys, file);
        reader.readEnvironment(keys, environment);
        var type = defaults.getClass();
        var made = Objects.requireNonNull(reader.build(type, defaults, ""));
        if (!reader.problems.isEmpty()) throw new ConfigException(reader.problems);
        @SuppressWarnings("unchecked") // build makes a record of the class of its first argument
        var result = (R) type.cast(made);
        return result;
    }

    private void readFile(List<ConfigKey> keys, Path file) {
        var known = keys.stream().collect(Collectors.toMap(ConfigKey::dotted, key -> key));
        try {
            var toml = Toml.parse(file);
            toml.errors()
                    .forEach(error -> problems.add(file + ":" + error.position().line() + ": " + error.getMessage()));
            if (problems.isEmpty()) readTable(toml, List.of(), known, file);
        } catch (NoSuchFileException e) {
            problems.add(file + ": there is no such file");
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e.getMessage());
        }
    }

    private void readTable(TomlTable table, List<String> above, Map<String, ConfigKey> known, Path file) {
        for (var name : new TreeSet<>(table.keySet())) {
            var path = new ArrayList<>(above);
            path.add(name);
            var dotted = String.join(".", path);
            var position = table.inputPositionOf(List.of(name));
            var place = file + (position == null ? "" : ":" + position.line()) + ": " + dotted;
            var key = known.get(dotted);
            var value = table.get(List.of(name));
            if (key != null) {
                take(key, place, () -> ConfigValue.of(key.type(), value));
            } else if (value instanceof TomlTable inner
                    && known.keySet().stream().anyMatch(other -> other.startsWith(dotted + "."))) {
                readTable(inner, path, known, file);
            } else {
                problems.add(place + " is no setting; " + allowed(above, known));
            }
        }
    }

    private static String allowed(List<String> above, Map<String, ConfigKey> known) {
        var names = known.values().stream()
                .map(ConfigKey::path)
                .filter(path -> path.size() > above.size()
                        && path.subList(0, above.size()).equals(above))
                .map(path -> path.size() == above.size() + 1 ? path.getLast() : "[" + path.get(above.size()) + "]")
                .collect(Collectors.toCollection(TreeSet::new));
        return (above.isEmpty() ? "there are " : "[" + String.join(".", above) + "] has ") + String.join(", ", names);
    }

    private void readEnvironment(List<ConfigKey> keys, Map<String, String> environment) {
        var unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(PREFIX) || name.equals(LAUNCHERS));
        for (var key : keys) {
            var variable = key.variable();
            unknown.remove(variable);
            unknown.remove(variable + IN_FILE);
            var file = environment.getOrDefault(variable + IN_FILE, "");
            var text = environment.getOrDefault(variable, "");
            if (!file.isEmpty() && !text.isEmpty()) {
                problems.add(variable + " and " + variable + IN_FILE + " are both set; one is allowed");
            } else if (!file.isEmpty()) {
                var place = variable + IN_FILE;
                contentOf(file, place).ifPresent(content -> takeText(key, place, content));
            } else if (!text.isEmpty()) {
                takeText(key, variable, text);
            }
        }
        if (!unknown.isEmpty()) {
            warnings.accept(
                    "These environment variables are no settings and are ignored: " + String.join(", ", unknown));
        }
    }

    private Optional<String> contentOf(String file, String place) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException | InvalidPathException e) {
            problems.add(place + " names a file that cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void takeText(ConfigKey key, String place, String text) {
        take(key, place, () -> {
            var value = ConfigValue.untyped(key.type(), text, ConfigReader::bracketed);
            return ConfigValue.of(key.type(), value);
        });
    }

    private static @Nullable Object bracketed(String text) {
        var toml = Toml.parse("value = " + text);
        return toml.hasErrors() ? null : toml.get("value");
    }

    private void take(ConfigKey key, String place, Supplier<Object> value) {
        try {
            given.put(key.dotted(), new Given(value.get(), place));
        } catch (IllegalArgumentException e) {
            problems.add(place + " " + e.getMessage());
        }
    }

    /// @param defaults null for a table that is not there unless something in it is given
    /// @param prefix of the keys in this table, with its dot
    private @Nullable Record build(Class<?> type, @Nullable Record defaults, String prefix) {
        if (defaults == null && given.keySet().stream().noneMatch(key -> key.startsWith(prefix))) return null;
        var components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        var set = new HashMap<Integer, Given>();
        for (var i = 0; i < components.length; i++) {
            var name = prefix + ConfigKey.written(components[i].getName());
            values[i] = ConfigKey.valueOf(defaults, components[i]);
            var found = given.get(name);
            if (components[i].getType().isRecord()) {
                values[i] = build(components[i].getType(), (Record) values[i], name + ".");
            } else if (found != null) {
                set.put(i, found);
                values[i] = found.value();
            }
        }
        var missing = missing(components, values);
        if (!missing.isEmpty()) {
            var places = set.values().stream().map(Given::place).sorted().collect(Collectors.joining(", "));
            problems.add(places + ": " + String.join(", ", missing) + " is missing");
            return defaults;
        }
        try {
            return (Record) Records.make(type, values);
        } catch (IllegalArgumentException e) {
            blame(defaults, set, prefix, e);
            return defaults;
        }
    }

    /// In a table that was begun and has no defaults.
    private static List<String> missing(RecordComponent[] components, @Nullable Object[] values) {
        var missing = new ArrayList<String>();
        for (var i = 0; i < components.length; i++) {
            var optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (values[i] == null && !optional) missing.add(ConfigKey.written(components[i].getName()));
        }
        return missing;
    }

    /// Finds the values that the record refuses even alone; when each alone is fine it is all of them together.
    private void blame(
            @Nullable Record defaults, Map<Integer, Given> set, String prefix, IllegalArgumentException together) {
        var before = problems.size();
        if (defaults != null) set.forEach((index, one) -> blameOne(defaults, index, one));
        if (problems.size() > before) return;
        var places = set.values().stream().map(Given::place).sorted().collect(Collectors.joining(", "));
        problems.add((places.isEmpty() ? prefix : places) + ": " + together.getMessage());
    }

    private void blameOne(Record defaults, int index, Given one) {
        var components = defaults.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (var i = 0; i < components.length; i++) {
            values[i] = i == index ? one.value() : ConfigKey.valueOf(defaults, components[i]);
        }
        try {
            Records.make(defaults.getClass(), values);
        } catch (IllegalArgumentException e) {
            problems.add(one.place() + ": " + e.getMessage());
        }
    }

    /// A value and where it was given.
    private record Given(Object value, String place) {}
}
