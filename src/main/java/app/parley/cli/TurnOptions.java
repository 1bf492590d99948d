package app.parley.cli;

import app.parley.server.ServerStartException;
import app.parley.server.turn.TurnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The part of `parley server`'s command line that concerns relays. Secrets stand in files: a command line can
/// be read by everybody on the machine.
final class TurnOptions {
    @Option(
            names = "--turn",
            paramLabel = "URL",
            description = "Relay that clients use, as turn:host:port or turns:host:port; may be repeated.")
    private @Nullable List<String> urls;

    @Option(
            names = "--turn-secret-file",
            paramLabel = "FILE",
            description = "Its first line is the secret shared with the relay (coturn: static-auth-secret).")
    private @Nullable Path secretFile;

    @Option(
            names = "--turn-user",
            paramLabel = "NAME",
            description = "Fixed username of a hosted relay, instead of a shared secret.")
    private @Nullable String username;

    @Option(
            names = "--turn-password-file",
            paramLabel = "FILE",
            description = "Its first line is the fixed password of that username.")
    private @Nullable Path passwordFile;

    /// @param otherwise what holds when the command line says nothing
    /// @throws ServerStartException with a sentence that says what is wrong
    TurnSettings settings(TurnSettings otherwise) throws IOException {
        if (urls == null) return otherwise;
        try {
            return new TurnSettings(
                    urls, firstLine(secretFile), TurnSettings.DEFAULT_LIFETIME, username, firstLine(passwordFile));
        } catch (IllegalArgumentException e) {
            throw new ServerStartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable String firstLine(@Nullable Path file) throws IOException {
        if (file == null) return null;
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").strip();
        }
    }
}
