package app.parley.demo;

import app.parley.machine.Folders;
import app.parley.process.ParleyProcess;
import app.parley.server.ServerApp;
import app.parley.server.ServerConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs the server here and a client of each side in a process of its own: two media libraries in one process are a
/// trap. Without a display the windows are drawn on JavaFX's headless platform, and the screenshots are the same.
public final class Demo {
    /// From the start of a client to its window, and from there through the call.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path out;
    private final boolean display;
    private final PrintWriter progress;

    /// @param out where screenshots and reports go
    /// @param display whether there is one to open windows on
    public Demo(Path out, boolean display, PrintWriter progress) {
        this.out = out;
        this.display = display;
        this.progress = progress;
    }

    /// Runs it all and returns whether the call came about.
    public boolean run() throws IOException, InterruptedException {
        Files.createDirectories(out);
        var folder = Files.createTempDirectory("parley-demo");
        try (var server = ServerApp.start(ServerConfig.local(0, folder.resolve("server")))) {
            say("a server listens on " + server.url());
            try (var callee = client(server.url(), folder, "amara", "sam", "answer")) {
                if (!callee.awaitOutput(DemoClient.READY, PATIENCE)) return failed("the called window", callee);
                try (var caller = client(server.url(), folder, "sam", "amara", "call")) {
                    say("sam calls amara");
                    if (!caller.awaitEnd(PATIENCE) || caller.exitCode() != 0)
                        return failed("the calling window", caller);
                }
                if (!callee.awaitEnd(PATIENCE) || callee.exitCode() != 0) return failed("the called window", callee);
            }
        } finally {
            Folders.delete(folder);
        }
        say("the call is over: screenshots and reports are in " + out.toAbsolutePath());
        return true;
    }

    private ParleyProcess client(String server, Path folder, String user, String peer, String role) {
        var platform = display ? List.<String>of() : List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
        var arguments = List.of(
                "demo-client",
                "--server",
                server,
                "--data",
                folder.resolve(user).toString(),
                "--user",
                user,
                "--peer",
                peer,
                "--role",
                role,
                "--out",
                out.toAbsolutePath().toString());
        return ParleyProcess.start(platform, arguments, out.resolve(user + ".log"));
    }

    private boolean failed(String what, ParleyProcess client) {
        say(what + " did not get through the demo. It said:");
        say(client.output());
        return false;
    }

    private void say(String what) {
        progress.println(what);
        progress.flush();
    }
}
