package app.parley.client.ui.chat.files;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.files.FileFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileWordsTest {
    @ParameterizedTest
    @CsvSource({
        "release-notes.pdf, release-notes.pdf, release-notes.pdf, true",
        "../../etc/passwd, .._.._etc_passwd, _.._etc_passwd, false",
        "C:\\boot.ini, C:_boot.ini, C__boot.ini, false",
        "cod\u202Egpj.exe, codgpj.exe, codgpj.exe, false",
        "'a\nb.txt', a b.txt, a b.txt, true",
        ".bashrc, .bashrc, bashrc, false",
        "...pdf, ...pdf, pdf, false",
        "'', file, file, false",
        "خطة.pdf, خطة.pdf, خطة.pdf, true"
    })
    void aNameIsShownAndSavedSafely(String name, String shown, String saved, boolean openable) {
        assertThat(FileWords.name(name)).isEqualTo(shown);
        assertThat(FileWords.toSave(name)).isEqualTo(saved);
        assertThat(FileWords.isOpenable(name)).isEqualTo(openable);
    }

    @Test
    void aLongNameKeepsItsEnd() {
        assertThat(FileWords.toSave("x".repeat(400) + ".pdf")).hasSize(150).endsWith("x.pdf");
    }

    @ParameterizedTest
    @CsvSource({"1, 1 byte", "999, 999 bytes", "412345, 412 KB", "5260000, 5.3 MB"})
    void sizesAreTold(long bytes, String words) {
        assertThat(FileWords.size(bytes).replaceAll("\\p{Cf}", "").replace(',', '.'))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource
    void everyFailureHasWords(FileFailure failure) {
        assertThat(FileWords.of(failure)).isNotBlank();
    }
}
