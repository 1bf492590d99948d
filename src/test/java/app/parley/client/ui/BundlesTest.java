package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.xyzsd.plurals.PluralRule;
import net.xyzsd.plurals.PluralRuleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The texts of the window, in every language, against each other and against the sources that use them.
class BundlesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "app", "parley", "client");
    private static final Path VIEWS = Path.of("resources", "app", "parley", "client", "ui");

    private static final Properties ENGLISH = bundle("messages.properties");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern OF_FXML = Pattern.compile("\"%([A-Za-z0-9_.]+)\"");
    private static final Pattern ASKED = Pattern.compile("Texts\\.(?:of|here)\\(\\s*\"([A-Za-z0-9_.]+)\"\\s*[,)]");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]*\\b");

    /// Chosen by the system's name.
    private static final Set<String> SYSTEMS = Set.of("windows", "mac", "linux");

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            mode = Mode.EXCLUDE,
            names = {"SYSTEM", "EN"})
    void everyTextIsThereInEveryLanguage(Language language) {
        var texts = bundle(language);

        assertThat(texts.stringPropertyNames()).containsAll(ENGLISH.stringPropertyNames());
        for (var key : ENGLISH.stringPropertyNames()) {
            assertThat(texts.getProperty(key).isBlank())
                    .as(key)
                    .isEqualTo(ENGLISH.getProperty(key).isBlank());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = Mode.EXCLUDE, names = "SYSTEM")
    void everyTextCanBeReadAndHasTheSamePlacesForValues(Language language) {
        var texts = bundle(language);

        for (var key : ENGLISH.stringPropertyNames()) {
            assertThatCode(() -> new IcuMessage(texts.getProperty(key))).as(key).doesNotThrowAnyException();
            assertThat(new IcuMessage(texts.getProperty(key)).places())
                    .as(key)
                    .isEqualTo(new IcuMessage(ENGLISH.getProperty(key)).places());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = Mode.EXCLUDE, names = "SYSTEM")
    void everyPluralHasTheFormsThatTheLanguageTellsApart(Language language) {
        var rule = PluralRule.createOrDefault(language.locale(), PluralRuleType.CARDINAL);
        var forms = IntStream.range(0, 1000)
                .mapToObj(number -> IcuMessage.name(rule.select((long) number)))
                .collect(Collectors.toSet());
        var texts = bundle(language);
        var plurals = 0;

        for (var key : texts.stringPropertyNames()) {
            for (var plural : new IcuMessage(texts.getProperty(key)).plurals()) {
                plurals++;
                assertThat(plural.cases().keySet()).as(key).containsAll(forms);
            }
        }
        assertThat(plurals).isPositive();
    }

    @Test
    void everyTextThatIsAskedForIsThere() {
        var asked = new TreeSet<String>();
        for (var source : files(SOURCES, ".java")) {
            ASKED.matcher(source).results().forEach(it -> asked.add(it.group(1)));
        }
        for (var view : files(VIEWS, ".fxml")) {
            OF_FXML.matcher(view).results().forEach(it -> asked.add(it.group(1)));
        }

        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(ENGLISH.stringPropertyNames()).containsAll(asked);
    }

    /// A text is used when the sources name it whole, or when they have all that it is put together from: a
    /// beginning that ends in a dot, and its other parts as words in quotes or as constants.
    @Test
    void noTextIsLeftOver() {
        var named = new TreeSet<String>();
        var parts = new TreeSet<>(SYSTEMS);
        for (var source : files(SOURCES, ".java")) {
            CONSTANT.matcher(source).results().forEach(it -> parts.add(it.group()));
            LITERAL.matcher(source).results().map(it -> it.group(1)).forEach(literal -> {
                named.add(literal);
                parts.addAll(List.of(literal.split("[^A-Za-z0-9_]+")));
            });
        }
        for (var view : files(VIEWS, ".fxml")) {
            OF_FXML.matcher(view).results().forEach(it -> named.add(it.group(1)));
        }
        // Constants that stand in other packages, such as the outcomes of calls.
        for (var source : files(Path.of("src", "main", "java", "app", "parley", "protocol"), ".java")) {
            CONSTANT.matcher(source).results().forEach(it -> parts.add(it.group()));
        }
        var left = new ArrayList<String>();
        for (var key : ENGLISH.stringPropertyNames()) if (!isUsed(key, named, parts)) left.add(key);

        assertThat(left).isEmpty();
    }

    private static boolean isUsed(String key, Set<String> named, Set<String> parts) {
        if (named.contains(key)) return true;
        for (var dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            var begun = named.contains(key.substring(0, dot + 1)) || named.contains(key.substring(0, dot));
            if (begun && parts.containsAll(List.of(key.substring(dot + 1).split("\\.")))) return true;
        }
        return false;
    }

    static Properties bundle(Language language) {
        return language == Language.EN
                ? ENGLISH
                : bundle("messages_" + language.name().toLowerCase(Locale.ROOT) + ".properties");
    }

    private static Properties bundle(String name) {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(VIEWS.resolve(name))) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static List<String> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            var texts = new ArrayList<String>();
            for (var file : all.filter(it -> it.toString().endsWith(ending)).toList())
                texts.add(Files.readString(file));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
