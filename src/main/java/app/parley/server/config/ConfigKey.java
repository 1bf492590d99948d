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
    /// All settings below `defaults`. A component that is a record is a table; one that is null by default is there
    /// only when somebody gives something in it.
    static List<ConfigKey> of(Record defaults) {
        var keys = new ArrayList<ConfigKey>();
        collect(defaults.getClass(), defaults, List.of(), keys);
        return keys;
    }

    /// `ringTimeout` is written `ring_timeout`.
    static String written(String component) {
        return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /// @param record null for a table that is not there, which has no values
    static @Nullable Object valueOf(@Nullable Record record, RecordComponent component) {
        if (record == null) return null;
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

    private static void collect(Class<?> type, @Nullable Record table, List<String> above, List<ConfigKey> keys) {
        for (var component : type.getRecordComponents()) {
            var path = new ArrayList<>(above);
            path.add(written(component.getName()));
            var value = valueOf(table, component);
            if (component.getType().isRecord()) {
                collect(component.getType(), (Record) value, path, keys);
            } else {
                keys.add(new ConfigKey(List.copyOf(path), component.getGenericType(), value));
            }
        }
    }
}
