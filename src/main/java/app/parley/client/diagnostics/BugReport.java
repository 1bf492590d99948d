package app.parley.client.diagnostics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What helps to find a mistake, and nothing about whom it happened to: names of files and their lines. Every line
/// has been through [Redaction]. A value; sent by nobody.
public record BugReport(Map<String, List<String>> files) {
    private static final List<String> NOTE = List.of(
            "A report of Parley, for whoever looks for a mistake. Made on the user's machine and sent by nobody.",
            "",
            "versions.txt   the program and what it runs on",
            "devices.txt    how many devices there are of each kind",
            "checks.txt     what parley doctor found",
            "settings.txt   settings that say nothing about a person, where they are not as they come",
            "log.txt        the newest lines of the log",
            "",
            "[name], [address], [secret], [session description] and ~ stand for what was left out; [id 1] is the same",
            "id throughout.");

    public BugReport {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /// What a report is made of.
    ///
    /// @param versions what there is to say of the program and what it runs on, by name
    /// @param devices how many there are of each kind
    /// @param settings those that may be told, by key
    /// @param log the newest lines
    public record Facts(
            Map<String, String> versions,
            Map<String, Integer> devices,
            Collection<Finding> found,
            Map<String, String> settings,
            List<LogLine> log) {}

    public static BugReport of(Facts facts, Redaction redaction) {
        var files = new LinkedHashMap<String, List<String>>();
        files.put("README.txt", NOTE);
        files.put("versions.txt", pairs(facts.versions(), redaction));
        files.put("devices.txt", pairs(facts.devices(), redaction));
        files.put(
                "checks.txt",
                facts.found().stream()
                        .map(BugReport::told)
                        .map(redaction::plain)
                        .toList());
        files.put("settings.txt", pairs(facts.settings(), redaction));
        files.put(
                "log.txt",
                facts.log().stream().map(LogLine::text).map(redaction::plain).toList());
        return new BugReport(files);
    }

    private static List<String> pairs(Map<String, ?> map, Redaction redaction) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + redaction.plain(String.valueOf(entry.getValue())))
                .toList();
    }

    private static String told(Finding finding) {
        var words = finding.state() + " " + finding.subject() + ": " + finding.what();
        return finding.what().isImpersonal() ? words + " " + String.join(", ", finding.facts()) : words;
    }

    /// Writes it as a ZIP file that only its owner can read. Blocks.
    ///
    /// @throws IOException where there is no room, or the folder takes no files; what was there is there still
    public void write(Path target) throws IOException {
        write(target, file -> Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING));
    }

    /// Opens a file to be written.
    @FunctionalInterface
    interface Opener {
        OutputStream open(Path file) throws IOException;
    }

    void write(Path target, Opener opener) throws IOException {
        var whole = target.toAbsolutePath();
        var fresh = Files.createTempFile(whole.getParent(), "parley", ".part");
        try {
            try (var zip = new ZipOutputStream(opener.open(fresh), UTF_8)) {
                for (var file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    for (var line : file.getValue()) zip.write((line + "\n").getBytes(UTF_8));
                    zip.closeEntry();
                }
            }
            try {
                Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
