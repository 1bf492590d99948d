package app.parley.client.media.webrtc;

import java.io.IOException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The native library as its makers name it.
final class Library {
    private static final Logger log = LoggerFactory.getLogger(Library.class);

    private Library() {}

    /// Name and version, such as `webrtc-java 0.14.0`.
    static String name() {
        var properties = new Properties();
        try (var in =
                Library.class.getResourceAsStream("/META-INF/maven/dev.onvoid.webrtc/webrtc-java/pom.properties")) {
            if (in != null) properties.load(in);
        } catch (IOException e) {
            log.debug("the library's version cannot be read", e);
        }
        return ("webrtc-java " + properties.getProperty("version", "")).strip();
    }
}
