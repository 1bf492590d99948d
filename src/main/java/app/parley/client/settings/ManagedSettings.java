package app.parley.client.settings;

import app.parley.machine.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/// What an administrator has decided for everybody on this machine: a file that all its users share and none of
/// them writes. Keys are those of [Preference]s, values stand as text. Read once, at the start, by whoever
/// loads the [Preferences]; a file that cannot be used is one without contents and with problems. Safe on every
/// thread.
///
/// @param file where it was read; null when there is none
/// @param defaults hold until a user chooses
/// @param locked hold whatever a user chose
/// @param problems a sentence each, for the log and the doctor
public record ManagedSettings(
        @Nullable Path file, Map<String, String> defaults, Map<String, String> locked, List<String> problems) {
    /// A machine whose users decide for themselves.
    public static final ManagedSettings NONE = new ManagedSettings(null, Map.of(), Map.of(), List.of());

    private static final String DEFAULTS = "defaults";
    private static final String LOCKED = "locked";

    public ManagedSettings {
        defaults = Map.copyOf(defaults);
        locked = Map.copyOf(locked);
        problems = List.copyOf(problems);
    }

    /// Those of this machine. Blocks.
    public static ManagedSettings load() {
        return load(place(OperatingSystem.current(), System.getenv()));
    }

    /// Where the file is: below what only administrators write to.
    static Path place(OperatingSystem system, Map<String, String> environment) {
        return switch (system) {
            case LINUX -> Path.of("/etc/parley/managed.toml");
            case MACOS -> Path.of("/Library/Application Support/Parley/managed.toml");
            case WINDOWS ->
                Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"))
                        .resolve("Parley")
                        .resolve("managed.toml");
        };
    }

    /// Those of `file`, if there is one. Never fails. Blocks.
    public static ManagedSettings load(Path file) {
        if (Files.notExists(file)) return NONE;
        try {
            var toml = Toml.parse(file);
            if (toml.hasErrors()) {
                // What a broken file seems to say may be the opposite of what was meant.
                return new ManagedSettings(
                        file,
                        Map.of(),
                        Map.of(),
                        toml.errors().stream()
                                .map(error -> "line " + error.position().line() + ": " + error.getMessage())
                                .toList());
            }
            var problems = new ArrayList<String>();
            for (var key : toml.keySet()) {
                if (!Set.of(DEFAULTS, LOCKED).contains(key)) problems.add(key + " is neither [defaults] nor [locked]");
            }
            var defaults = table(toml, DEFAULTS, problems);
            return new ManagedSettings(file, defaults, table(toml, LOCKED, problems), problems);
        } catch (IOException e) {
            return new ManagedSettings(file, Map.of(), Map.of(), List.of("it cannot be read: " + e.getMessage()));
        }
    }

    private static Map<String, String> table(TomlTable toml, String name, List<String> problems) {
        var values = new TreeMap<String, String>();
        if (!toml.contains(name)) return values;
        if (!toml.isTable(name)) {
            problems.add(name + " is no table: write [" + name + "]");
            return values;
        }
        var table = toml.getTableOrEmpty(name);
        for (var path : table.keyPathSet()) {
            var key = String.join(".", path);
            switch (table.get(path)) {
                case String text -> values.put(key, text);
                case Boolean flag -> values.put(key, flag.toString());
                case Long number -> values.put(key, number.toString());
                case null, default -> problems.add(key + " is neither text nor a whole number, true or false");
            }
        }
        return values;
    }

    /// The value that `preference` has from now on, whatever a user chose.
    <T> Optional<T> locked(Preference<T> preference) {
        return read(locked, preference);
    }

    /// What holds for `preference` until a user chooses.
    <T> T fallback(Preference<T> preference) {
        return read(defaults, preference).orElse(preference.standard());
    }

    private static <T> Optional<T> read(Map<String, String> values, Preference<T> preference) {
        return Optional.ofNullable(values.get(preference.key()))
                .flatMap(text -> preference.read().apply(text.strip()));
    }

    /// The same, with what makes no sense to the program among the problems.
    ///
    /// @param known every preference that there is
    public ManagedSettings checked(List<Preference<?>> known) {
        var all = new ArrayList<>(problems);
        for (var values : List.of(defaults, locked)) {
            values.forEach((key, text) -> known.stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .ifPresentOrElse(
                            one -> {
                                if (read(values, one).isEmpty()) all.add(key + " cannot be \"" + text + "\"");
                            },
                            () -> all.add(key + " is no setting")));
        }
        return new ManagedSettings(file, defaults, locked, all);
    }
}
