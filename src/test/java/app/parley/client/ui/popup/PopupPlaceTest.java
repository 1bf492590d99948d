package app.parley.client.ui.popup;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class PopupPlaceTest {
    /// The right one of two screens, with a panel of 40 pixels at the bottom.
    private static final Rectangle2D SCREEN = new Rectangle2D(1920, 0, 1280, 984);

    @Test
    void itStandsInTheLowerRightCorner() {
        assertThat(PopupPlace.of(SCREEN, 500, 120, false)).isEqualTo(new Point2D(3200 - 516, 984 - 136));
    }

    @Test
    void itStandsInTheUpperRightCornerWhereNotificationsDo() {
        assertThat(PopupPlace.of(SCREEN, 500, 120, true)).isEqualTo(new Point2D(3200 - 516, 16));
    }

    @Test
    void itNeverLeavesAScreenThatIsTooSmall() {
        assertThat(PopupPlace.of(new Rectangle2D(10, 20, 300, 100), 500, 120, false))
                .isEqualTo(new Point2D(10, 20));
    }
}
