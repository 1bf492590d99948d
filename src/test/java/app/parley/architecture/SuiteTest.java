package app.parley.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import app.parley.support.OneCallAtATime;
import app.parley.support.OneSoundSystemAtATime;
import app.parley.support.OneWindowAtATime;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.testfx.framework.junit5.ApplicationTest;

/// The rules of the suite, whose classes run beside each other.
class SuiteTest {
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("app.parley");

    private static final String MEDIA = "app.parley.client.media.webrtc.WebRtcEngine";
    private static final Set<Class<? extends Annotation>> ALONE =
            Set.of(OneWindowAtATime.class, OneCallAtATime.class, OneSoundSystemAtATime.class, Isolated.class);

    @Test
    void whatAProcessHasOnceIsUsedByOneTestAtATime() {
        var uses = DescribedPredicate.<JavaClass>describe(
                "use the toolkit or the media library",
                type -> type.isAssignableTo(ApplicationTest.class)
                        || type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(it -> it.getTargetClass().getName().equals(MEDIA)));
        classes()
                .that(uses)
                .and()
                .haveNameMatching(".*(Test|IT)")
                .should(new ArchCondition<>("run alone, or hold the lock") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(type, runsAlone(type), type.getName()));
                    }
                })
                .check(TESTS);
    }

    private static boolean runsAlone(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                .anyMatch(one -> ALONE.stream().anyMatch(one::isAnnotatedWith));
    }
}
