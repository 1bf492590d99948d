package app.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.ManagedSettings;
import app.parley.client.settings.Preference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedWiringTest {
    private static final Path DOCUMENT = Path.of("src", "docs", "managed.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| .* \\| `?(.*?)`? \\|$");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```toml\\n(.*?)```");

    @TempDir
    Path folder;

    @Test
    void theDocumentNamesEveryKeyWithItsStandard() throws IOException {
        var rows = ROW.matcher(Files.readString(DOCUMENT));
        assertThat(rows.results().map(row -> row.group(1) + "=" + row.group(2)))
                .containsExactlyElementsOf(ManagedWiring.ALL.stream()
                        .map(one -> one.key() + "=" + written(one))
                        .toList());
    }

    @Test
    void theDocumentedExampleIsUnderstood() throws IOException {
        var example = EXAMPLE.matcher(Files.readString(DOCUMENT));
        assertThat(example.find()).isTrue();
        var file = Files.writeString(folder.resolve("managed.toml"), example.group(1));
        var managed = ManagedSettings.load(file).checked(ManagedWiring.ALL);
        assertThat(managed.problems()).isEmpty();
        assertThat(managed.defaults()).hasSize(3);
        assertThat(managed.locked()).hasSize(1);
    }

    private static <T> String written(Preference<T> preference) {
        return preference.write().apply(preference.standard());
    }
}
