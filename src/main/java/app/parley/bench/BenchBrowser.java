package app.parley.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Chromium with a page in a window of its own, as programs that are web pages are started: a list of chats and
/// nothing that would have to be computed or fetched.
final class BenchBrowser {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    /// No questions, and no traffic of its own.
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--password-store=basic",
            "--window-size=1200,780",
            "--window-position=0,0");

    private BenchBrowser() {}

    /// The browser's program on the path; empty when this machine has none.
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// How it is started.
    ///
    /// @param folder for its profile and the page, which is written here
    static List<String> command(Path program, Path folder) throws IOException {
        Files.createDirectories(folder);
        var page = Files.writeString(folder.resolve("chats.html"), page());
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(OPTIONS);
        command.add("--user-data-dir=" + folder.resolve("profile"));
        command.add("--app=" + page.toUri());
        return command;
    }

    private static String page() {
        var rows = new StringBuilder();
        IntStream.rangeClosed(1, 30)
                .forEach(n ->
                        rows.append("<li><b>User ").append(n).append("</b><p>Shall we talk about it at 4?</p></li>"));
        return """
                <!doctype html><meta charset="utf-8"><title>Chats</title>
                <style>body{margin:0;font:14px sans-serif;background:#faf8f5}ul{width:340px;list-style:none;padding:12px}
                li{padding:6px 12px}p{margin:2px 0;color:#6e6a63}</style>
                <ul>%s</ul>
                """.formatted(rows);
    }
}
