package app.parley.cli;

import app.parley.client.files.Sha256;
import app.parley.client.update.Feed;
import app.parley.client.update.FeedSignature;
import app.parley.client.update.Release;
import app.parley.client.update.ReleaseVersion;
import app.parley.client.update.json.FeedJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley release`: makes the keys and the signed feed by which programs learn of newer versions. For whoever
/// publishes the program.
@Command(
        name = "release",
        description = "Makes the signed feed by which programs learn of newer versions.",
        mixinStandardHelpOptions = true)
final class ReleaseCommand implements Runnable {
    private static final String FEED = "feed.json";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to make: keys or feed.");
    }

    @Command(
            name = "keys",
            description = "Makes a pair of keys: DIR/update.key, to be kept secret, and DIR/update.pub.")
    int keys(@Parameters(paramLabel = "DIR") Path folder) throws GeneralSecurityException, IOException {
        var keys = FeedSignature.keys();
        Files.createDirectories(folder);
        var secret = folder.resolve("update.key");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(secret);
        }
        Files.writeString(secret, FeedSignature.written(keys.getPrivate().getEncoded()));
        Files.writeString(
                folder.resolve("update.pub"),
                FeedSignature.written(keys.getPublic().getEncoded()),
                StandardOpenOption.CREATE_NEW);
        return 0;
    }

    @Command(name = "feed", description = "Writes DIR/feed.json and its signature, DIR/feed.json.sig.")
    int feed(
            @Parameters(paramLabel = "DIR") Path folder,
            @Option(names = "--version", required = true, paramLabel = "V", description = "The version to announce.")
                    String version,
            @Option(
                            names = "--file",
                            required = true,
                            paramLabel = "KIND=FILE",
                            description = "A package, by its kind: linux-deb-x86_64, windows-msi-x86_64, …")
                    Map<String, Path> files,
            @Option(
                            names = "--notes",
                            required = true,
                            paramLabel = "LANGUAGE=FILE",
                            description = "What is new, as plain text; en is needed.")
                    Map<String, Path> notes,
            @Option(names = "--key", required = true, paramLabel = "FILE", description = "The secret key.") Path key,
            @Option(
                            names = "--base",
                            paramLabel = "URL",
                            defaultValue = "",
                            description = "Where the packages are, with a slash at its end (default: beside the feed).")
                    String base,
            @Option(
                            names = "--serial",
                            paramLabel = "N",
                            description = "Larger than that of every feed before (default: the seconds since 1970).")
                    @Nullable
                    Long serial)
            throws GeneralSecurityException, IOException {
        var said = new HashMap<String, String>();
        for (var note : notes.entrySet())
            said.put(note.getKey(), Files.readString(note.getValue()).strip());
        var packages = new ArrayList<Release.Installer>();
        for (var file : files.entrySet()) {
            var path = file.getValue();
            packages.add(new Release.Installer(
                    file.getKey(), URI.create(base + path.getFileName()), Files.size(path), Sha256.of(path)));
        }
        try {
            var number = ReleaseVersion.read(version)
                    .orElseThrow(() -> new IllegalArgumentException(version + " is no version, such as 1.4.2"));
            var feed = new Feed(
                    serial == null ? Instant.now().getEpochSecond() : serial,
                    List.of(new Release(number, said, packages)));
            var bytes = FeedJson.write(feed);
            Files.createDirectories(folder);
            Files.write(folder.resolve(FEED), bytes);
            Files.writeString(folder.resolve(FEED + ".sig"), FeedSignature.sign(bytes, Files.readString(key)));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
