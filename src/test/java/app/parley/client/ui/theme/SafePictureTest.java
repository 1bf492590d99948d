package app.parley.client.ui.theme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.PngFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class SafePictureTest {
    @Test
    void aPictureIsReadWithItsShorterSideAsLongAsAskedFor() {
        var picture = SafePicture.read(png(600, 300), 100).orElseThrow();

        assertThat(picture.getWidth()).isEqualTo(200);
        assertThat(picture.getHeight()).isEqualTo(100);
    }

    @Test
    void aSmallPictureStaysSmall() {
        assertThat(SafePicture.read(png(20, 30), 100).orElseThrow().getWidth()).isEqualTo(20);
    }

    @Test
    void aFileThatClaimsAHundredMegapixelsIsNotDecoded() {
        var bomb = png(8, 8);
        var header = ByteBuffer.wrap(bomb);
        header.putInt(16, 10_000).putInt(20, 10_000);
        var sum = new CRC32();
        sum.update(bomb, 12, 17);
        header.putInt(29, (int) sum.getValue());

        assertThat(SafePicture.read(bomb, 100)).isEmpty();
    }

    @Test
    void whatIsBrokenOrNoPictureIsNothing() {
        assertThat(SafePicture.read(Arrays.copyOf(png(600, 300), 20), 100)).isEmpty();
        assertThat(SafePicture.read("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8), 100))
                .isEmpty();
        assertThat(SafePicture.read(new byte[0], 100)).isEmpty();
    }

    @Test
    void aQuarterTurnBringsTheTopLeftToTheTopRight() {
        var pixels = new int[] {0xFF112233, 0xFF445566};
        var turned = SafePicture.turned(
                SafePicture.read(PngFile.bytes(2, 1, pixels), 100).orElseThrow());

        assertThat(turned.getWidth()).isEqualTo(1);
        assertThat(turned.getPixelReader().getArgb(0, 0)).isEqualTo(0xFF112233);
        assertThat(turned.getPixelReader().getArgb(0, 1)).isEqualTo(0xFF445566);
    }

    private static byte[] png(int width, int height) {
        return PngFile.bytes(width, height, new int[width * height]);
    }
}
