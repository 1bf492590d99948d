package app.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void everySourceIsLaidOutByTheFormatter() throws IOException, FormatterException {
        var untidy = new ArrayList<Path>();
        for (var file : Format.sources()) {
            var text = Files.readString(file);
            if (!Format.format(text).equals(text)) untidy.add(file);
        }
        assertThat(untidy).as("run `mvn test-compile exec:exec@format`").isEmpty();
    }
}
