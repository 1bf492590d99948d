package app.parley.client.desktop.freedesktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreedesktopNotifierTest {
    @Test
    void whatSomebodyWritesIsNoMarkup() {
        assertThat(FreedesktopNotifier.escaped("<b>a & b</b>")).isEqualTo("&lt;b&gt;a &amp; b&lt;/b&gt;");
    }
}
