package app.parley.client.update.json;

import app.parley.client.update.Feed;
import app.parley.client.update.Release;
import app.parley.client.update.ReleaseVersion;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A feed as JSON. Unknown fields are ignored, so that an older program reads a later feed.
public final class FeedJson {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private FeedJson() {}

    private record Written(long serial, @Nullable List<WrittenRelease> releases) {}

    private record WrittenRelease(
            @Nullable String version,
            @Nullable Map<String, String> notes,
            @Nullable List<WrittenFile> files) {}

    private record WrittenFile(
            @Nullable String platform,
            @Nullable String url,
            long size,
            @Nullable String sha256) {}

    /// Reads a feed, or throws [IllegalArgumentException].
    ///
    /// @param at where it was: addresses in it may be relative to that
    public static Feed read(byte[] bytes, URI at) {
        try {
            var written = MAPPER.readValue(bytes, Written.class);
            if (written == null) throw new IllegalArgumentException("an empty feed");
            return new Feed(
                    written.serial(),
                    there(written.releases(), "releases").stream()
                            .map(release -> release(release, at))
                            .toList());
        } catch (IOException e) {
            throw new IllegalArgumentException("no feed", e);
        }
    }

    private static Release release(WrittenRelease release, URI at) {
        var version = there(release.version(), "version");
        return new Release(
                ReleaseVersion.read(version).orElseThrow(() -> new IllegalArgumentException("no version: " + version)),
                there(release.notes(), "notes"),
                there(release.files(), "files").stream()
                        .map(file -> new Release.Installer(
                                there(file.platform(), "platform"),
                                at.resolve(there(file.url(), "url")),
                                file.size(),
                                there(file.sha256(), "sha256")))
                        .toList());
    }

    private static <T> T there(@Nullable T value, String name) {
        if (value == null) throw new IllegalArgumentException(name + " is missing");
        return value;
    }

    /// Writes a feed.
    public static byte[] write(Feed feed) {
        try {
            return MAPPER.writeValueAsBytes(new Written(
                    feed.serial(),
                    feed.releases().stream()
                            .map(release -> new WrittenRelease(
                                    release.version().toString(),
                                    release.notes(),
                                    release.files().stream()
                                            .map(file -> new WrittenFile(
                                                    file.platform(),
                                                    file.address().toString(),
                                                    file.size(),
                                                    file.sha256()))
                                            .toList()))
                            .toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
