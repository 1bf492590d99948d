package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.client.media.synthetic.PatternReader;
import app.parley.client.media.synthetic.PictureSource.Planes;
import app.parley.client.media.synthetic.TestPattern;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each of these would end the process if the native frame were used as it is.
class NativeFrameTest {
    @BeforeAll
    static void loadTheLibrary() {
        assertThat(MediaDevices.getVideoCaptureDevices()).isNotNull();
    }

    private static NativeFrame pattern(int rotation) {
        var buffer = NativeI420Buffer.allocate(1280, 720);
        new TestPattern()
                .draw(
                        42,
                        new Planes(
                                buffer.getDataY(), buffer.getStrideY(),
                                buffer.getDataU(), buffer.getStrideU(),
                                buffer.getDataV(), buffer.getStrideV()));
        return new NativeFrame(new VideoFrame(buffer, rotation, 0));
    }

    @Test
    void theColoursAreInTheOrderThatTheScreenWants() {
        var frame = pattern(90);
        assertThat(new PatternReader().read(frame)).hasValue(42);
        assertThat(frame.rotation()).isEqualTo(90);
        frame.release();
    }

    @Test
    void theSecondReleaseDoesNothing() {
        var frame = pattern(0);
        frame.release();
        frame.release();
        assertThat(frame.width()).isEqualTo(1280);
        assertThat(frame.height()).isEqualTo(720);
    }

    @Test
    void useAfterTheReleaseIsAnException() {
        var frame = pattern(0);
        frame.release();
        assertThatThrownBy(() -> frame.copyTo(ByteBuffer.allocateDirect(4 * 1280 * 720)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBufferThatIsTooSmallIsAnException() {
        var frame = pattern(0);
        assertThatThrownBy(() -> frame.copyTo(ByteBuffer.allocateDirect(100)))
                .isInstanceOf(IllegalArgumentException.class);
        frame.release();
    }
}
