package app.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.update.FeedSignature;
import app.parley.client.update.ReleaseVersion;
import app.parley.client.update.json.FeedJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCommandTest {
    @TempDir
    Path folder;

    @Test
    void whatItSignsIsWhatTheProgramBelieves() throws IOException {
        var installer = Files.writeString(folder.resolve("parley_2.0.0_amd64.deb"), "a program");
        var notes = Files.writeString(folder.resolve("notes"), "Everything is new.\n");
        assertThat(run("release", "keys", folder.toString())).isZero();
        assertThat(run("release", "keys", folder.toString()))
                .as("keys are never overwritten")
                .isEqualTo(1);
        var arguments = new String[] {
            "release",
            "feed",
            folder.resolve("out").toString(),
            "--version",
            "2.0.0",
            "--serial",
            "5",
            "--file",
            "linux-deb-x86_64=" + installer,
            "--notes",
            "en=" + notes,
            "--key",
            folder.resolve("update.key").toString()
        };
        assertThat(run(arguments)).isZero();
        var bytes = Files.readAllBytes(folder.resolve("out/feed.json"));
        var signature = Files.readAllBytes(folder.resolve("out/feed.json.sig"));
        var key = Files.readString(folder.resolve("update.pub"));
        assertThat(FeedSignature.isOf(bytes, signature, key)).isTrue();
        var feed = FeedJson.read(bytes, URI.create("https://example.org/parley/feed.json"));
        assertThat(feed.serial()).isEqualTo(5);
        var offer = feed.offer(ReleaseVersion.read("1.0").orElseThrow(), "linux-deb-x86_64")
                .orElseThrow();
        assertThat(offer.file().address()).hasToString("https://example.org/parley/parley_2.0.0_amd64.deb");
        assertThat(offer.file().size()).isEqualTo(9);
        assertThat(offer.release().notesIn("fr")).isEqualTo("Everything is new.");
        bytes[bytes.length / 2] ^= 1;
        assertThat(FeedSignature.isOf(bytes, signature, key)).isFalse();
        arguments[4] = "two";
        assertThat(run(arguments)).isEqualTo(2);
    }

    private static int run(String... arguments) {
        var told = new PrintWriter(new StringWriter());
        return ParleyCommand.commandLine().setErr(told).setOut(told).execute(arguments);
    }
}
