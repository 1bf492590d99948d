package app.parley.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/// On a test in which calls are made: other tests may run beside it, but no other calls. Two at once would take the
/// processors from each other, and pictures would come late or small; and a process has the media library once.
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ResourceLock("calls")
public @interface OneCallAtATime {}
