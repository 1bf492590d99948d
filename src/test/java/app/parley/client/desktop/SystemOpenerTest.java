package app.parley.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemOpenerTest {
    @ParameterizedTest
    @CsvSource({"Linux, xdg-open", "Mac OS X, open", "Windows 11, rundll32.exe"})
    void anAddressIsOneArgumentWhateverStandsInIt(String system, String program) {
        var address = "https://example.org/?a=b&c=$(d);%20e";

        assertThat(SystemOpener.command(system, address)).startsWith(program).endsWith(address);
    }
}
