package app.parley.client.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The schemes can be read, and hold every colour there is.
class SchemeTest {
    private static final Path UI = Path.of("resources/app/parley/client/ui");
    private static final Pattern TOKEN = Pattern.compile("-parley-([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6});");

    /// WCAG 2.2, 1.4.3: text on its ground.
    private static final List<String> TEXTS = List.of(
            "text on bg",
            "text on surface",
            "text on raised",
            "text on soft",
            "text on own",
            "muted on bg",
            "muted on surface",
            "muted on raised",
            "muted on soft",
            "accent on surface",
            "accent on bg",
            "on-accent on accent",
            "on-accent on accent-strong",
            "on-own on own",
            "on-own on soft",
            "danger on surface",
            "danger on bg",
            "danger-on-soft on soft",
            "danger on danger-soft",
            "warn on warn-soft",
            "stage-text on stage",
            "stage-text on stage-edge",
            "stage-muted on stage",
            "stage-muted on stage-edge",
            "stage-muted on stage-control",
            "stage-on-button on stage-button",
            "stage-on-button on stage-button-hover",
            "stage-on-button on stage-end",
            "stage-on-off on stage-off",
            "stage-on-accent on stage-accent");

    /// WCAG 2.2, 1.4.11: icons, and what tells a state. The initials of avatars are large text.
    private static final List<String> ICONS = List.of(
            "ok on surface",
            "danger on surface",
            "accent on raised",
            "accent on soft",
            "stage-on-button on stage-answer",
            "stage-on-button on stage-sound",
            "stage-on-button on stage-end-hover",
            "stage-on-button on stage-answer-hover",
            "stage-on-button on stage-sound-hover",
            "stage-on-button on stage-control",
            "stage-on-button on stage-control-hover",
            "stage-on-accent on stage-accent-hover",
            "stage-danger on stage-button",
            "stage-focus on stage",
            "on-avatar on avatar-0",
            "on-avatar on avatar-1",
            "on-avatar on avatar-2",
            "on-avatar on avatar-3",
            "on-avatar on avatar-4",
            "on-avatar on avatar-5");

    /// WCAG 2.2, 1.4.6 and 1.4.11, asked of what is chosen for its contrast: also edges of fields and lines.
    private static final List<String> LINES = List.of("line on bg", "line on surface", "line on raised");

    @ParameterizedTest
    @CsvSource({"light.css, 4.5, 3", "dark.css, 4.5, 3", "light-contrast.css, 7, 4.5", "dark-contrast.css, 7, 4.5"})
    void everyTextAndIconStandsOutFromItsGround(String scheme, double text, double icon) throws IOException {
        var colours = colours(scheme);
        var tooFaint = new ArrayList<String>();
        for (var pair : TEXTS) check(colours, pair, text, tooFaint);
        for (var pair : ICONS) check(colours, pair, icon, tooFaint);

        assertThat(tooFaint).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light-contrast.css", "dark-contrast.css"})
    void withHighContrastLinesCanBeSeenToo(String scheme) throws IOException {
        var colours = colours(scheme);
        var tooFaint = new ArrayList<String>();
        for (var pair : LINES) check(colours, pair, 3, tooFaint);

        assertThat(tooFaint).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark.css", "light-contrast.css", "dark-contrast.css"})
    void allSchemesHaveTheSameTokens(String scheme) throws IOException {
        assertThat(names(scheme)).isEqualTo(names("light.css")).isNotEmpty();
    }

    @Test
    void noColourIsWrittenAnywhereButInTheSchemes() throws IOException {
        var literal = Pattern.compile(
                "#[0-9A-Fa-f]{3,8}\\b|\\brgba?\\(|hsba?\\(|Color\\.(web|rgb|color|hsb|(?!TRANSPARENT)[A-Z]{3,})|(?<!smoothing-type):\\s*(white|black|red|gray|grey|green|blue)\\b");
        var found = new ArrayList<String>();
        for (var root : List.of(UI, Path.of("src/main/java/app/parley/client/ui"))) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(SchemeTest::mayHaveColours).toList()) {
                    var matcher = literal.matcher(Files.readString(file));
                    while (matcher.find()) found.add(file.getFileName() + ": " + matcher.group());
                }
            }
        }

        assertThat(found).isEmpty();
    }

    private static boolean mayHaveColours(Path file) {
        var name = file.getFileName().toString();
        return (name.endsWith(".css") || name.endsWith(".fxml") || name.endsWith(".java"))
                && !name.matches("(light|dark)(-contrast)?\\.css");
    }

    private static void check(Map<String, String> colours, String pair, double least, List<String> tooFaint) {
        var names = pair.split(" on ", 2);
        assertThat(colours).containsKeys(names);
        var ratio = contrast(colours.getOrDefault(names[0], ""), colours.getOrDefault(names[1], ""));
        if (ratio < least) tooFaint.add("%s: %.2f".formatted(pair, ratio));
    }

    private static Map<String, String> colours(String scheme) throws IOException {
        var colours = new TreeMap<String, String>();
        var matcher = TOKEN.matcher(Files.readString(UI.resolve("theme").resolve(scheme)));
        while (matcher.find()) colours.put(matcher.group(1), matcher.group(2));
        return colours;
    }

    private static List<String> names(String scheme) throws IOException {
        return Pattern.compile("^\\s+(-[a-z0-9-]+):", Pattern.MULTILINE)
                .matcher(Files.readString(UI.resolve("theme").resolve(scheme)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toList());
    }

    /// WCAG 2.2's definition of contrast ratio.
    private static double contrast(String one, String other) {
        var first = luminance(one);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        var value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
