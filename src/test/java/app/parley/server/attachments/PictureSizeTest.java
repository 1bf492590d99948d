package app.parley.server.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSizeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void theHeaderSaysHowLargeItIs(String format) throws IOException {
        assertThat(read(Pictures.of(format, 321, 47), "image/" + format)).hasValue(new PictureSize(321, 47));
    }

    @Test
    void everyKindOfWebPSaysHowLargeItIs() throws IOException {
        var lossy = "52494646 00000000 57454250 56503820 00000000 000000 9d012a 4101 2f00";
        var lossless = "52494646 00000000 57454250 5650384c 00000000 2f 40810b00 0000000000";
        var extended = "52494646 00000000 57454250 56503858 0a000000 00000000 400100 2e0000";
        for (var header : new String[] {lossy, lossless, extended}) {
            assertThat(read(Pictures.hex(header), "image/webp")).as(header).hasValue(new PictureSize(321, 47));
        }
    }

    @Test
    void aFrameBehindLongSegmentsIsFound() throws IOException {
        var picture = Pictures.of("jpeg", 321, 47);
        var long_ = new ByteArrayOutputStream();
        long_.write(picture, 0, 2);
        for (var i = 0; i < 40; i++) {
            long_.write(Pictures.hex("ff ff ff e1 ffff"));
            long_.write(new byte[0xfffd]);
        }
        long_.write(picture, 2, picture.length - 2);
        assertThat(read(long_.toByteArray(), "image/jpeg")).hasValue(new PictureSize(321, 47));
    }

    @Test
    void aBombIsMeasuredAndNotUnfolded() throws IOException {
        assertThat(read(Pictures.bomb(60_000, 60_000), "image/png")).hasValue(new PictureSize(60_000, 60_000));
        assertThat(new PictureSize(60_000, 60_000).pixels()).isEqualTo(3_600_000_000L);
    }

    @Test
    void whatIsNoPictureHasNoSize() throws IOException {
        assertThat(read(new byte[0], "image/png")).isEmpty();
        assertThat(read(Pictures.of("png", 3, 3), "image/jpeg")).isEmpty();
        assertThat(read(Pictures.of("png", 3, 3), "text/plain")).isEmpty();
        assertThat(read(Pictures.bomb(0, 5), "image/png")).isEmpty();
        assertThat(read(Pictures.bomb(5, -1), "image/png")).isEmpty();
        assertThat(read(Pictures.hex("ffd8 ffe1 0000"), "image/jpeg")).isEmpty();
        assertThat(read(Pictures.hex("ffd8".repeat(5_000)), "image/jpeg")).isEmpty();
    }

    @Test
    void aBrokenPictureHarmsNobody() throws IOException {
        var random = new Random(7);
        for (var format : new String[] {"png", "jpeg", "gif", "bmp"}) {
            var whole = Pictures.of(format, 321, 47);
            for (var i = 0; i < 200; i++) {
                var broken = Arrays.copyOf(whole, random.nextInt(whole.length));
                for (var j = 0; j < 5 && broken.length > 0; j++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                var size = read(broken, "image/" + format);
                assertThat(size.stream()).allMatch(s -> s.width() > 0 && s.height() > 0);
            }
        }
    }

    private Optional<PictureSize> read(byte[] bytes, String type) throws IOException {
        var file = Files.write(folder.resolve("picture"), bytes);
        try (var channel = FileChannel.open(file)) {
            return PictureSize.read(channel, type);
        }
    }
}
