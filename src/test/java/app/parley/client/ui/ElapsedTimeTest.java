package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTimeTest {
    @ParameterizedTest
    @CsvSource({
        "-5, 00:00, 0:00",
        "0, 00:00, 0:00",
        "59, 00:59, 0:59",
        "60, 01:00, 1:00",
        "3599, 59:59, 59:59",
        "3600, 1:00:00, 1:00:00",
        "36061, 10:01:01, 10:01:01"
    })
    void theTimeIsMinutesAndSecondsAndPastAnHourHoursToo(long seconds, String running, String still) {
        assertThat(ElapsedTime.running(seconds * 1000)).isEqualTo(running);
        assertThat(ElapsedTime.of(seconds * 1000)).isEqualTo(still);
    }
}
