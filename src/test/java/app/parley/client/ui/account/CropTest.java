package app.parley.client.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CropTest {
    @Test
    void itBeginsWithTheLargestSquareInTheMiddle() {
        assertThat(Crop.middle(400, 300)).isEqualTo(new Crop(400, 300, 50, 0, 300));
        assertThat(Crop.middle(300, 500)).isEqualTo(new Crop(300, 500, 0, 100, 300));
    }

    @Test
    void goingCloserKeepsTheMiddle() {
        assertThat(Crop.middle(400, 300).zoomed(2)).isEqualTo(new Crop(400, 300, 125, 75, 150));
    }

    @Test
    void itNeverLeavesThePicture() {
        var corner = Crop.middle(400, 300).zoomed(3).moved(10, 10);

        assertThat(corner).isEqualTo(new Crop(400, 300, 300, 200, 100));
        assertThat(corner.zoomed(1)).isEqualTo(new Crop(400, 300, 100, 0, 300));
        assertThat(corner.moved(-20, -20)).isEqualTo(new Crop(400, 300, 0, 0, 100));
        assertThat(corner.zoomed(1000).side()).isEqualTo(50);
    }
}
