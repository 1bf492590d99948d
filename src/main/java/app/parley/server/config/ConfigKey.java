package app.parley.server.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One setting: its way through the tables, such as `listen.port`, and the Java type of its value.
///
/// @param path the tables, then the key
/// @param fallback the value when nobody gives one
record ConfigKey(List<String> path, Type type, @Nullable Object fallback) {
    /// All settings below `defaults`. A component that is a record is a table; one that is null and would be a
    /// record
    /// is no setting, since it has no defaults to begin from.
    static List<ConfigKey> of(Record defaults) {
        var keys = new ArrayList<ConfigKey>();
        collect(defaults, List.of(), keys);
        return keys;
    }

    /// `ringTimeout` is written `ring_timeout`.
    static String written(String component) {
        return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    static @Nullable Object valueOf(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The environment variable that overrides it.
    String variable() {
        return "PARLEY_" + String.join("_", path).toUpperCase(Locale.ROOT);
    }

    String dotted() {
        return String.join(".", path);
    }

    private static void collect(Record table, List<String> above, List<ConfigKey> keys) {
        for (var component : table.getClass().getRecordComponents()) {
            var path = new ArrayList<>(above);
            path.add(written(component.getName()));
            var value = valueOf(table, component);
            if (value instanceof Record inner) {
                collect(inner, path, keys);
            } else if (!component.getType().isRecord()) {
                keys.add(new ConfigKey(List.copyOf(path), component.getGenericType(), value));
            }
        }
    }
}
