package app.parley.client.ui.chat.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureHeadTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void aPictureSaysItsSizeAndIsDecodedWithinTheSideThatIsAskedFor(String kind) throws IOException {
        var bytes = picture(kind, 200, 100);

        assertThat(PictureHead.of(bytes)).isEqualTo(new PictureHead(200, 100, 1, 0, true));
        var decoded = decode(bytes, 50);
        assertThat(decoded).isInstanceOf(Pictures.Decoded.Shown.class);
        assertThat(((Pictures.Decoded.Shown) decoded).width()).isEqualTo(50);
        assertThat(((Pictures.Decoded.Shown) decoded).height()).isEqualTo(25);
    }

    @Test
    void aPictureOfAHundredMegapixelsIsNotDecoded() throws IOException {
        var bomb = picture("png", 16, 16);
        ByteBuffer.wrap(bomb).putInt(16, 10_000).putInt(20, 10_000);

        var head = Objects.requireNonNull(PictureHead.of(bomb));
        assertThat(head.isBearable()).isFalse();
        assertThat(decode(bomb, 100)).isInstanceOf(Pictures.Decoded.Refused.class);
        ByteBuffer.wrap(bomb).putInt(16, 0x7FFFFFFF).putInt(20, 0x7FFFFFFF);
        assertThat(Objects.requireNonNull(PictureHead.of(bomb)).isBearable()).isFalse();
        ByteBuffer.wrap(bomb).putInt(16, -1).putInt(20, -1);
        assertThat(Objects.requireNonNull(PictureHead.of(bomb)).isBearable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void aPictureThatIsCutOffIsNone(String kind) throws IOException {
        var whole = picture(kind, 200, 100);
        for (var length : new int[] {0, 1, 3, 20, whole.length / 2, whole.length - 3}) {
            assertThat(decode(Arrays.copyOf(whole, length), 100))
                    .as("%s of %s bytes", kind, length)
                    .isInstanceOf(Pictures.Decoded.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "", "GIF89a", "BM", "%PDF-1.7"})
    void whatIsNoPictureIsNone(String text) throws IOException {
        assertThat(decode(text.getBytes(StandardCharsets.ISO_8859_1), 100))
                .isInstanceOf(Pictures.Decoded.Refused.class);
    }

    @Test
    void aMovingPictureCountsWithAllItsPictures() throws IOException {
        var one = picture("gif", 100, 100);
        // From the first block behind the colours to the trailer: the picture once more, a thousand times.
        var head = 13 + (3 << ((one[10] & 7) + 1));
        var out = new ByteArrayOutputStream();
        out.write(one, 0, one.length - 1);
        for (var i = 0; i < 3000; i++) out.write(one, head, one.length - 1 - head);
        out.write(0x3B);

        var read = Objects.requireNonNull(PictureHead.of(out.toByteArray()));

        assertThat(read.frames()).isEqualTo(3001);
        assertThat(read.isBearable()).isFalse();
    }

    @Test
    void howACameraWasHeldIsRead() throws IOException {
        var plain = picture("jpg", 40, 20);
        var exif = new byte[] {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.write(exif);
        out.write(plain, 2, plain.length - 2);

        assertThat(PictureHead.of(out.toByteArray())).isEqualTo(new PictureHead(40, 20, 1, 1, true));
        var shown = (Pictures.Decoded.Shown) decode(out.toByteArray(), 100);
        assertThat(shown.width()).isEqualTo(20);
    }

    @Test
    void rubbishNeverThrows() throws IOException {
        var random = new Random(7);
        for (var kind : new String[] {"png", "jpg", "gif", "bmp"}) {
            var bytes = picture(kind, 20, 10);
            for (var i = 0; i < 300; i++) {
                var broken = bytes.clone();
                for (var j = 0; j < 4; j++) broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                var head = PictureHead.of(Arrays.copyOf(broken, random.nextInt(broken.length + 1)));
                assertThat(head == null || head.frames() > 0).isTrue();
            }
        }
    }

    private Pictures.Decoded decode(byte[] bytes, int side) throws IOException {
        var file = folder.resolve("picture");
        Files.write(file, bytes);
        return Pictures.decode(file, side);
    }

    private static byte[] picture(String kind, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < width; x++) for (var y = 0; y < height; y++) image.setRGB(x, y, x * 517 ^ y * 7919);
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, kind, out)).isTrue();
        return out.toByteArray();
    }
}
