package app.parley.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/// On a test of views: other tests may run beside it, but no other views. A process has one JavaFX toolkit, and the
/// headless screen one focus.
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ResourceLock("toolkit")
public @interface OneWindowAtATime {}
