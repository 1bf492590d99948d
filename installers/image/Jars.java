import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Writes the libraries anew: without other systems' native code, the same bytes each time. Everything is stored as it
/// is: the package compresses all of it together, far better than each file by itself, and nothing is inflated at a start.
final class Jars {
    private Jars() {}

    /// Copies the jars of a folder, not of those in it.
    static void slim(Path from, Path to, Platform platform) throws IOException {
        Files.createDirectories(to);
        for (var jar : jars(from)) {
            write(jar, to.resolve(jar.getFileName()), entry -> !Platform.isNative(entry) || platform.takes(entry));
        }
    }

    /// Copies JavaFX's modules without their native code, and answers that code by its file name. What has no module in
    /// it (the empty jars that only name a version) is left out.
    static Map<String, byte[]> modules(Path from, Path to) throws IOException {
        var natives = new TreeMap<String, byte[]>();
        for (var jar : jars(from)) {
            try (var zip = new ZipFile(jar.toFile())) {
                if (zip.getEntry("module-info.class") == null) continue;
                for (var entry : zip.stream().toList()) {
                    if (!Platform.isNative(entry.getName())) continue;
                    natives.put(Path.of(entry.getName()).getFileName().toString(), bytes(zip, entry));
                }
            }
            write(jar, to.resolve(jar.getFileName()), entry -> !Platform.isNative(entry));
        }
        return natives;
    }

    /// Puts the classes of all jars into one, those for later Java machines and modules' descriptions left out.
    static void classes(List<Path> jars, Path target) throws IOException {
        var seen = new HashSet<String>();
        try (var out = new ZipOutputStream(Files.newOutputStream(target))) {
            out.setLevel(0);
            for (var jar : jars) {
                try (var zip = new ZipFile(jar.toFile())) {
                    for (var entry : zip.stream().toList()) {
                        var name = entry.getName();
                        if (!name.endsWith(".class") || name.startsWith("META-INF/") || name.equals("module-info.class")) {
                            continue;
                        }
                        if (!seen.add(name)) continue;
                        out.putNextEntry(new ZipEntry(name));
                        out.write(bytes(zip, entry));
                        out.closeEntry();
                    }
                }
            }
        }
    }

    static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static void write(Path jar, Path target, Predicate<String> kept) throws IOException {
        try (var zip = new ZipFile(jar.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(target))) {
            out.setMethod(ZipOutputStream.STORED);
            for (var entry : zip.stream().toList()) {
                if (!entry.isDirectory() && !kept.test(entry.getName())) continue;
                var bytes = entry.isDirectory() ? new byte[0] : bytes(zip, entry);
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(java.time.LocalDateTime.ofInstant(Image.epoch(), java.time.ZoneOffset.UTC));
                copy.setSize(bytes.length);
                var sum = new CRC32();
                sum.update(bytes);
                copy.setCrc(sum.getValue());
                out.putNextEntry(copy);
                out.write(bytes);
                out.closeEntry();
            }
        }
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        var all = new ByteArrayOutputStream();
        try (var in = zip.getInputStream(entry)) {
            in.transferTo(all);
        }
        return all.toByteArray();
    }
}
