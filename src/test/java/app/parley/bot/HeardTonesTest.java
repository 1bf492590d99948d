package app.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.synthetic.ToneMeter;
import org.junit.jupiter.api.Test;

class HeardTonesTest {
    private final HeardTones heard = new HeardTones();

    @Test
    void inSilenceThereIsNoTone() {
        heard.add(new ToneMeter.Reading(-90, Double.NaN));
        assertThat(heard.toneHz()).isNull();
        assertThat(heard.loudestDbfs()).isNull();
    }

    @Test
    void aLouderMomentInWhichTheSoundWasCutDoesNotNameTheTone() {
        for (var i = 0; i < 5; i++) heard.add(new ToneMeter.Reading(-20, 520));
        heard.add(new ToneMeter.Reading(-17, 528));
        assertThat(heard.toneHz()).isEqualTo(520);
        assertThat(heard.loudestDbfs()).isEqualTo(-17);
    }

    @Test
    void whatIsLeftOfASuppressedToneDoesNotNameIt() {
        for (var i = 0; i < 3; i++) heard.add(new ToneMeter.Reading(-20, 520));
        for (var i = 0; i < 100; i++) heard.add(new ToneMeter.Reading(-55, 100));
        assertThat(heard.toneHz()).isEqualTo(520);
    }
}
