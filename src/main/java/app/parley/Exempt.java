package app.parley;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a type that breaks a rule of the house on purpose. `ArchitectureTest` passes it over, and nothing else
/// does.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Exempt {
    /// The rule, by the name of its test.
    String from();

    /// Why there is no better way.
    String because();
}
