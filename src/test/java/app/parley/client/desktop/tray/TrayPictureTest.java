package app.parley.client.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.tray.TrayLook.Mark;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrayPictureTest {
    @Test
    void everyMarkHasAFaceOfItsOwnAtTheSmallestSize() {
        Set<List<Integer>> faces = new HashSet<>();
        var marks = List.of(
                new Mark(0, false, false, false),
                new Mark(0, false, false, true),
                new Mark(0, false, true, false),
                new Mark(1, false, false, false),
                new Mark(1, true, false, false),
                new Mark(9, false, false, false),
                new Mark(10, false, false, false));
        for (var mark : marks) faces.add(pixels(TrayPicture.draw(22, mark)));

        assertThat(faces).hasSize(marks.size());
    }

    @Test
    void moreThanNineIsOneFace() {
        assertThat(pixels(TrayPicture.draw(22, new Mark(10, false, false, false))))
                .isEqualTo(pixels(TrayPicture.draw(22, new Mark(400, false, false, false))));
    }

    /// Panels that embed windows show rubbish behind what is transparent.
    @Test
    void theSquareIsOpaque() {
        assertThat(TrayPicture.draw(24, new Mark(0, false, false, false))
                        .getColorModel()
                        .hasAlpha())
                .isFalse();
    }

    private static List<Integer> pixels(BufferedImage image) {
        var all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return java.util.Arrays.stream(all).boxed().toList();
    }
}
