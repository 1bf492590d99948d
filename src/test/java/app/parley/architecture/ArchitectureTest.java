package app.parley.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.Exempt;
import app.parley.cli.ServerMain;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The rules of the house (`src/docs/architecture.md`). A class that breaks one on purpose says so with
/// [Exempt], by the name of the test here.
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.parley");

    /// Classes that decide, and do nothing else.
    private static final DescribedPredicate<JavaClass> PURE = describe("pure", ArchitectureTest::isPure);

    private static boolean isPure(JavaClass type) {
        var name = type.getPackageName();
        var simple = outermost(type).getSimpleName();
        return (name.equals("app.parley.loop") && !simple.equals("ThreadLoop"))
                || name.equals("app.parley.protocol")
                || name.equals("app.parley.call")
                || name.equals("app.parley.client.desktop.attention")
                || (name.equals("app.parley.client.desktop.keys") && !simple.equals("KeyPreferences"))
                || (name.equals("app.parley.client.desktop.quiet") && !simple.equals("QuietPreferences"))
                || name.equals("app.parley.server.calls.rules")
                || (name.equals("app.parley.client.chat") && simple.startsWith("Outbox"));
    }

    /// `installers/server/build.sh` leaves these packages out.
    @Test
    void theServersOwnPackageReachesNothingThatItLeavesOut() {
        assertThat(MAIN.get(ServerMain.class).getTransitiveDependenciesFromSelf())
                .extracting(dependency -> dependency.getTargetClass().getPackageName())
                .contains("app.parley.server.accounts")
                .noneMatch(name -> name.matches("app\\.parley\\.(client|bench|demo)(\\..*)?"));
    }

    @Test
    void whatDecidesIsPure() {
        var allowed = PURE.or(describe("values of the JDK", type -> {
                    var name = type.getPackageName();
                    return name.equals("java.lang")
                            || name.equals("java.lang.runtime")
                            || name.equals("java.lang.invoke")
                            || name.equals("java.util")
                            || name.equals("java.util.function")
                            || name.equals("java.util.stream")
                            || (name.equals("java.time") && !type.isEquivalentTo(Clock.class));
                }))
                .or(resideInAPackage("org.jspecify.annotations"))
                .or(describe("primitive", type -> type.getBaseComponentType().isPrimitive()))
                .or(describe("an array of what is allowed", JavaClass::isArray));
        check(
                "whatDecidesIsPure",
                classes()
                        .that(PURE.and(notExempt("whatDecidesIsPure")))
                        .should()
                        .onlyDependOnClassesThat(allowed));
        check(
                "whatDecidesIsPure",
                noClasses()
                        .that(PURE)
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(java.util.UUID.class, "randomUUID"));
    }

    @Test
    void eachTechnologyHasItsRoom() {
        only("javafx..", "app.parley.client.ui..");
        only("java.awt..", "app.parley.client.desktop..");
        only("dev.onvoid..", "app.parley.client.media.webrtc..");
        only("io.socket..", "app.parley.client.signalling.socketio..");
        only("com.fasterxml.jackson..", "app.parley..json..", "app.parley.server.http..");
        only("java.sql..", "app.parley..sqlite..", "app.parley.server.store..");
        only("org.jdbi..", "app.parley..sqlite..", "app.parley.server.store..");
        only("io.vertx..", "app.parley.server..");
        only("com.github.kwhat..", "app.parley.client.desktop.keys.hook..");
        only("com.github.javakeyring..", "app.parley.client.account.keyring..");
        only("org.freedesktop.dbus..", "app.parley.client.desktop.freedesktop..");
        only("org.tomlj..", "app.parley.server.config..", "app.parley.client.settings..");
        only("io.micrometer..", "app.parley.server.metrics..");
        only("picocli..", "app.parley.cli..");
        only("ch.qos.logback..", "app.parley.client.diagnostics.logback..");
        only("io.github.jaredmdobson..", "app.parley.client.voice.opus..");
    }

    @Test
    void clientAndServerNeverMeet() {
        check(
                "clientAndServerNeverMeet",
                noClasses()
                        .that()
                        .resideInAPackage("app.parley.client..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "app.parley.server..", "app.parley.bot..", "app.parley.demo..", "app.parley.cli.."));
        check(
                "clientAndServerNeverMeet",
                noClasses()
                        .that()
                        .resideInAPackage("app.parley.server..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "app.parley.client..",
                                "app.parley.call..",
                                "app.parley.bot..",
                                "app.parley.demo..",
                                "app.parley.cli.."));
        check(
                "clientAndServerNeverMeet",
                noClasses()
                        .that()
                        .resideOutsideOfPackages("app.parley.demo..", "app.parley.cli..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("app.parley.demo.."));
    }

    @Test
    void portsDoNotKnowTheirAdapters() {
        for (var adapter : List.of(
                "app.parley.client.media.webrtc..",
                "app.parley.client.signalling.socketio..",
                "app.parley.client.chat.sqlite..",
                "app.parley.client.ui..")) {
            check(
                    "portsDoNotKnowTheirAdapters",
                    noClasses()
                            .that()
                            .resideInAPackage("app.parley.client..")
                            .and()
                            .resideOutsideOfPackages(adapter, "app.parley.client.ui..")
                            .and(describe("not the wiring", type -> !isWiring(type)))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(adapter));
        }
        check(
                "portsDoNotKnowTheirAdapters",
                noClasses()
                        .that()
                        .resideInAPackage("app.parley.server..")
                        .and(describe("not the wiring", type -> !isWiring(type)))
                        .and()
                        .resideOutsideOfPackages("app.parley.server..sqlite..", "app.parley.server.store..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("app.parley.server..sqlite.."));
    }

    @Test
    void packagesFormNoCycles() {
        check(
                "packagesFormNoCycles",
                slices().matching("app.parley.(**)").should().beFreeOfCycles());
    }

    @Test
    void onlyFxThreadHandsOverToTheWindow() {
        check(
                "onlyFxThreadHandsOverToTheWindow",
                noClasses()
                        .that()
                        .doNotHaveSimpleName("FxThread")
                        .should()
                        .callMethod("javafx.application.Platform", "runLater", Runnable.class.getName()));
    }

    @Test
    void threadsAreMadeInLoopsAndWiringsOnly() {
        var makers = describe(
                "may make threads",
                (JavaClass type) ->
                        isWiring(type) || outermost(type).getSimpleName().equals("ThreadLoop"));
        check(
                "threadsAreMadeInLoopsAndWiringsOnly",
                noClasses()
                        .that(DescribedPredicate.not(makers))
                        .and(notExempt("threadsAreMadeInLoopsAndWiringsOnly"))
                        .should()
                        .callConstructor(Thread.class)
                        .orShould()
                        .callMethod(Thread.class, "ofPlatform")
                        .orShould()
                        .callMethod(Thread.class, "ofVirtual")
                        .orShould()
                        .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(Executors.class));
    }

    @Test
    void nobodySleeps() {
        check(
                "nobodySleeps",
                noClasses()
                        .should()
                        .callMethodWhere(describe(
                                "Thread.sleep",
                                call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                                        && call.getName().equals("sleep"))));
    }

    @Test
    void aViewModelKnowsNoSceneGraph() {
        check(
                "aViewModelKnowsNoSceneGraph",
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat(resideInAPackage("javafx..")
                                .and(DescribedPredicate.not(resideInAnyPackage(
                                        "javafx.beans..", "javafx.collections..", "javafx.util..")))));
        check(
                "aViewModelKnowsNoSceneGraph",
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("View")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "app.parley.client.calling..",
                                "app.parley.client.signalling..",
                                "app.parley.client.media.webrtc.."));
    }

    @Test
    void namesSayTheTechnologyOrTheRole() {
        for (var empty : List.of("Impl", "Util", "Utils", "Helper", "Manager")) {
            check("namesSayTheTechnologyOrTheRole", noClasses().should().haveSimpleNameEndingWith(empty));
        }
    }

    @Test
    void aLongFileHasAReason() throws IOException {
        var tooLong = new ArrayList<Path>();
        for (var file : Format.sources()) {
            var lines = Files.readAllLines(file);
            var exempt = lines.stream().anyMatch(line -> line.contains("@Exempt(from = \"aLongFileHasAReason\""));
            // A test file is a list of sentences: it may be as long as there is to say.
            if (lines.size() > 300 && !exempt && file.startsWith("src/main")) tooLong.add(file);
        }
        assertThat(tooLong).isEmpty();
    }

    private static void only(String technology, String... rooms) {
        check(
                "eachTechnologyHasItsRoom",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(rooms)
                        .and(notExempt("eachTechnologyHasItsRoom"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(technology));
    }

    private static void check(String rule, ArchRule broken) {
        broken.allowEmptyShould(true).as(rule + ": " + broken.getDescription()).check(MAIN);
    }

    private static DescribedPredicate<JavaClass> notExempt(String rule) {
        return describe(
                "not exempt from " + rule,
                type -> outermost(type)
                        .tryGetAnnotationOfType(Exempt.class)
                        .map(exempt -> !exempt.from().equals(rule))
                        .orElse(true));
    }

    private static boolean isWiring(JavaClass type) {
        var name = outermost(type).getSimpleName();
        return name.endsWith("Wiring") || name.endsWith("App");
    }

    private static JavaClass outermost(JavaClass type) {
        var outer = type;
        while (outer.getEnclosingClass().isPresent())
            outer = outer.getEnclosingClass().get();
        return outer;
    }
}
