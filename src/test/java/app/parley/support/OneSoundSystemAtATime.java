package app.parley.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/// On an integration test with a sound system of its own, in this process's place for it: other tests may run
/// beside it, also calls in other processes, of which its calls of sound alone take little.
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ResourceLock("sound system")
public @interface OneSoundSystemAtATime {}
