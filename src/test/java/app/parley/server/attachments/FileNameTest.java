package app.parley.server.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.support.TestFiles;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.txt",
                "Grüße aus Köln.pdf",
                "年度报告（最终）.docx",
                "تقرير.pdf",
                "รายงาน.png",
                "👩‍👩‍👧.jpg",
                "a+b=c & 100%.txt",
                ".bashrc",
                "...",
                "CON",
                "quote\".txt",
                "semi;colon,comma.txt"
            })
    void aNameStaysWhatItIs(String name) {
        assertThat(FileName.of(TestFiles.encoded(name))).isEqualTo(name);
    }

    @Test
    void onlyTheLastComponentStays() {
        Map.of(
                        "../../etc/passwd", "passwd",
                        "/etc/passwd", "passwd",
                        "C:\\Windows\\win.ini", "win.ini",
                        "..\\..\\a/b\\c.txt", "c.txt",
                        "a/../b.txt", "b.txt",
                        "//server/share/x", "x")
                .forEach((path, name) ->
                        assertThat(FileName.of(TestFiles.encoded(path))).isEqualTo(name));
        assertThat(FileName.of("..%2F..%2Fetc%2Fpasswd")).isEqualTo("passwd");
        assertThat(FileName.of("..%5c..%5cboot.ini")).isEqualTo("boot.ini");
    }

    @Test
    void whatIsEncodedTwiceIsDecodedOnce() {
        assertThat(FileName.of("..%252F..%252Fpasswd")).isEqualTo("..%2F..%2Fpasswd");
    }

    @Test
    void whatBreaksALineOrTurnsTheReadingIsLeftOut() {
        assertThat(FileName.of("a%0D%0ASet-Cookie%3A%20x.txt")).isEqualTo("aSet-Cookie: x.txt");
        assertThat(FileName.of("a.png%00.exe")).isEqualTo("a.png.exe");
        assertThat(FileName.of(TestFiles.encoded("photo\u202egpj.exe"))).isEqualTo("photogpj.exe");
        assertThat(FileName.of(TestFiles.encoded("\u2066a\u2069\u200f\u061c.txt")))
                .isEqualTo("a.txt");
        assertThat(FileName.of(TestFiles.encoded("a\u2028b\u2029c\u0085d\u007f")))
                .isEqualTo("abcd");
        assertThat(FileName.of("%20%20a.txt%20%09")).isEqualTo("a.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "%20", ".", "..", "a/", "a%5c", "a/..", "%00", "%E2%80%AE", // nothing that names a file
                "%", "%4", "%zz", "a%", "%C3", "%FF", "%C0%AF", "%ED%A0%80", "naïve.txt" // not percent-encoded UTF-8
            })
    void whatIsNoNameIsRefused(String header) {
        assertRefused(header);
    }

    @Test
    void aNameHasAtMost255Characters() {
        var longest = "長".repeat(251) + ".txt";
        assertThat(FileName.of(TestFiles.encoded(longest))).isEqualTo(longest);
        assertThat(FileName.of(TestFiles.encoded("dir/" + longest))).isEqualTo(longest);
        assertThat(FileName.of(TestFiles.encoded("😀".repeat(255)))).hasSize(510);
        assertRefused(TestFiles.encoded("x" + longest));
    }

    @Test
    void theHeaderMustBeThere() {
        assertThatThrownBy(() -> FileName.of(null)).hasMessageContaining("X-Filename");
    }

    private static void assertRefused(String header) {
        assertThatThrownBy(() -> FileName.of(header))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        refusal -> assertThat(refusal.error().code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }
}
