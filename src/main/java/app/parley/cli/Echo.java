package app.parley.cli;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.account.SignIn;
import app.parley.process.ParleyProcess;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;

/// The contact that everybody can call at once: a bot in a process of its own that answers, shows a test
/// picture and plays the caller's voice back. Its account lives on the embedded server, its password in the
/// data folder.
final class Echo implements AutoCloseable {
    static final String USERNAME = "echo";
    /// What Echo writes to whoever is new.
    static final String GREETING = "Call me to test your microphone and camera.";

    private final ParleyProcess process;

    private Echo(ParleyProcess process) {
        this.process = process;
    }

    /// Makes Echo's account if it is new, so that newcomers are greeted, and starts the bot. Blocks for a moment.
    static Echo start(URI server, Path folder, Executor threads) {
        var secret = secret(folder.resolve("echo-password"));
        var device = new DeviceDescription(new DeviceId("bot-" + USERNAME), "Echo", "Parley");
        try (var signIn = new SignIn(server, device, threads)) {
            var made = signIn.register(USERNAME, "Echo", password(secret)).join();
            if (made instanceof Reply.Failed<Session>(var failure)
                    && !(failure instanceof AccountFailure.UsernameTaken)) {
                throw new IllegalStateException("Echo's account could not be made: " + failure);
            }
        }
        var arguments = List.of(
                "bot",
                "--server",
                server.toString(),
                "--user",
                USERNAME,
                "--password",
                "@" + secret,
                "--answer",
                "--echo");
        return new Echo(ParleyProcess.start(List.of(), arguments, folder.resolve("echo.log")));
    }

    @Override
    public void close() {
        process.close();
    }

    private static String password(Path secret) {
        try {
            return Files.readString(secret).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file that only this user can read, with a random password of 256 bits.
    private static Path secret(Path file) {
        if (Files.exists(file)) return file;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        try {
            Files.createDirectories(file.getParent());
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return Files.writeString(file, HexFormat.of().formatHex(random));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
