package app.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.MediaDevice.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceChoiceTest {
    @ParameterizedTest(name = "chosen {0}, there {1}, the system takes {2}: {3}")
    @CsvSource({
        "'', 'a b', b, b",
        "'', 'a b', '', a",
        "'', '', b, ''",
        "'', 'a', b, a",
        "a, 'a b', b, a",
        "a, 'b c', c, c",
        "a, 'b c', '', b",
        "a, 'a2 b', b, a2",
        "a, 'a2 a', b, a",
        "a, '', '', ''"
    })
    void whatIsUsed(String chosen, String there, String systems, String used) {
        var choice =
                DeviceChoice.SYSTEM.with(Kind.SPEAKER, speakers(chosen).stream().findFirst());
        assertThat(choice.pick(
                        Kind.SPEAKER,
                        speakers(there),
                        speakers(systems).stream().findFirst()))
                .isEqualTo(speakers(used).stream().findFirst());
    }

    @Test
    void eachKindIsChosenForItself() {
        var camera = Optional.of(new MediaDevice(Kind.CAMERA, "c", "C"));
        var choice = DeviceChoice.SYSTEM.with(Kind.CAMERA, camera);
        assertThat(choice.of(Kind.CAMERA)).isEqualTo(camera);
        assertThat(choice.of(Kind.SPEAKER)).isEmpty();
        assertThat(choice.of(Kind.MICROPHONE)).isEmpty();
        assertThat(choice.with(Kind.CAMERA, Optional.empty())).isEqualTo(DeviceChoice.SYSTEM);
    }

    /// `a` and `a2` are the same device in two sockets.
    private static List<MediaDevice> speakers(String ids) {
        return List.of(ids.split(" ")).stream()
                .filter(id -> !id.isEmpty())
                .map(id -> new MediaDevice(Kind.SPEAKER, id, id.substring(0, 1)))
                .toList();
    }
}
