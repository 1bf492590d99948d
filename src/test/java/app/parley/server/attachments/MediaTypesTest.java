package app.parley.server.attachments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaTypesTest {
    private static final byte[] NOISE = Pictures.hex("0001fe9c7711aa00ff13".repeat(20));

    @Test
    void picturesAreKnownWhateverTheyAreCalled() {
        for (var format : new String[] {"png", "jpeg", "gif", "bmp"}) {
            assertThat(MediaTypes.of(Pictures.of(format, 3, 3), "notes.txt")).isEqualTo("image/" + format);
        }
    }

    @Test
    void aNameMakesNoPicture() {
        for (var name : new String[] {"a.png", "a.jpg", "a.svg", "a.mp4", "a.mp3", "a.webp"}) {
            assertThat(MediaTypes.of(NOISE, name)).as(name).isEqualTo("application/octet-stream");
            assertThat(MediaTypes.of("<html><script>1</script>".getBytes(UTF_8), name))
                    .as(name)
                    .isEqualTo("text/html");
        }
    }

    @Test
    void theNameTellsMoreOfWhatTheBytesSay() {
        var zip = Pictures.hex("504b0304 14000000 0800" + "00".repeat(40));
        assertThat(MediaTypes.of(zip, "a")).isEqualTo("application/zip");
        assertThat(MediaTypes.of(zip, "a.docx"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(MediaTypes.of(zip, "a.png")).isEqualTo("application/zip");
        assertThat(MediaTypes.of("plain words".getBytes(UTF_8), "a")).isEqualTo("text/plain");
        assertThat(MediaTypes.of("%PDF-1.7\n".getBytes(UTF_8), "a.exe")).isEqualTo("application/pdf");
        assertThat(MediaTypes.of(new byte[0], "a")).isEqualTo("application/octet-stream");
    }
}
