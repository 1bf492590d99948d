import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Writes whose work is in the image and under which licence: the bill of materials (CycloneDX) says what and which, a
/// folder has the licences' texts, and the libraries bring what their authors want to be said. A licence that nobody has
/// looked at stops the build.
final class Licences {
    /// How libraries write the licences whose texts we have, where it is not by SPDX's name.
    private static final Map<String, String> NAMES = Map.of(
            "The 3-Clause BSD License", "BSD-3-Clause",
            "BSD-3", "BSD-3-Clause",
            "GNU General Public License (GPL), Version 3.0", "GPL-3.0",
            "LGPL-3.0-only", "LGPL-3.0",
            "LGPL-2.1-only", "LGPL-2.1",
            "LGPL-2.1-or-later", "LGPL-2.1");
    /// Of libraries that name theirs by nothing but "LICENSE". Concentus has that of Opus, which it is a port of.
    private static final Map<String, String> OF = Map.of("concentus", "BSD-3-Clause");
    /// Their text is the Java machine's own (`runtime/legal`), or there is nothing to be reproduced.
    private static final Set<String> WITHOUT_TEXT =
            Set.of("GPL-2.0-with-classpath-exception", "Public Domain", "CC0-1.0", "EPL-1.0", "EPL-2.0");
    /// What an entry of a jar is called that says whose work it is.
    private static final Pattern SAID =
            Pattern.compile("(META-INF/)?(.*/)?([\\w-]*LICEN[CS]E|NOTICE)[\\w-]*(\\.\\w+)?", Pattern.CASE_INSENSITIVE);

    private static final String LINE = "=".repeat(79) + "\n";

    private Licences() {}

    /// A library of the list.
    private record Library(String name, String version, String group, List<String> licences, String site) {
        String line() {
            return name + " " + version + "\n    " + String.join(" or ", licences)
                    + (site.isEmpty() ? "" : "\n    " + site) + "\n";
        }
    }

    static void write(Path bom, Path libraries, Path texts, Path target) throws IOException {
        var all = read(bom);
        var out = new StringWriter();
        out.write("Parley is free software under the Apache License 2.0. With it come works of others, listed here with\n"
                + "their licences; the texts follow, and then what the works themselves say.\n\n"
                + "The Java machine in runtime/ is OpenJDK (https://openjdk.org), JavaFX is OpenJFX (https://openjfx.io):\n"
                + "GPL-2.0 with the Classpath exception, see runtime/legal/. webrtc-java's native library contains\n"
                + "WebRTC. The typeface is Inter (SIL Open Font License 1.1), the emoji are Noto Emoji (Apache-2.0);\n"
                + "their licences lie beside them in lib/parley.jar.\n\n");
        var wanted = new TreeSet<String>();
        for (var library : all) {
            out.write(library.line());
            for (var licence : library.licences()) {
                var name = OF.getOrDefault(library.name(), NAMES.getOrDefault(licence, licence));
                if (Files.exists(text(texts, name))) wanted.add(name);
                else if (!WITHOUT_TEXT.contains(name)) {
                    throw new IllegalStateException(library.name() + " is under “" + licence
                            + "”, whose text is not in " + texts + ": look at it, and add it");
                }
            }
        }
        wanted.add("WebRTC");
        for (var name : wanted) {
            out.write("\n" + LINE + name + "\n" + LINE + "\n" + Files.readString(text(texts, name)));
        }
        for (var said : said(libraries).entrySet()) {
            out.write("\n" + LINE + String.join(", ", said.getValue()) + "\n" + LINE + "\n" + said.getKey() + "\n");
        }
        Files.writeString(target, out.toString());
    }

    private static Path text(Path texts, String name) {
        // The program's own is the most common one.
        return name.equals("Apache-2.0") ? Path.of("LICENSE") : texts.resolve(name + ".txt");
    }

    /// What the libraries bring, each text once, with who says it. Licences whose text is here already are left out.
    private static Map<String, List<String>> said(Path libraries) throws IOException {
        var found = new LinkedHashMap<String, List<String>>();
        for (var jar : Jars.jars(libraries)) {
            if (jar.getFileName().toString().equals("parley.jar")) continue;
            try (var zip = new ZipFile(jar.toFile())) {
                for (var entry : zip.stream().toList()) {
                    if (entry.isDirectory() || !SAID.matcher(entry.getName()).matches()) continue;
                    var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).strip();
                    if (text.isEmpty() || isApache(text)) continue;
                    found.computeIfAbsent(text, _ -> new ArrayList<>()).add(jar.getFileName().toString());
                }
            }
        }
        return found;
    }

    private static boolean isApache(String text) {
        return text.lines().limit(4).anyMatch(line -> line.strip().equals("Apache License"));
    }

    private static List<Library> read(Path bom) throws IOException {
        try {
            var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bom.toFile()).getDocumentElement();
            var all = new ArrayList<Library>();
            for (var component : children(child(root, "components"), "component")) {
                var licences = new ArrayList<String>();
                for (var licence : children(child(component, "licenses"), "license")) {
                    var id = text(licence, "id");
                    licences.add(id.isEmpty() ? text(licence, "name") : id);
                }
                for (var expression : children(child(component, "licenses"), "expression")) {
                    licences.addAll(List.of(expression.getTextContent().strip().split("\\s+(?:OR|AND)\\s+")));
                }
                if (licences.isEmpty()) throw new IllegalStateException(text(component, "name") + " names no licence");
                var library = new Library(
                        text(component, "name"), text(component, "version"), text(component, "group"), licences, site(component));
                if (!all.contains(library)) all.add(library);
            }
            all.sort(Comparator.comparing(library -> library.name().toLowerCase(Locale.ROOT)));
            return all;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the bill of materials cannot be read", e);
        }
    }

    private static String site(Element component) {
        for (var reference : children(child(component, "externalReferences"), "reference")) {
            if (reference.getAttribute("type").equals("website")) return text(reference, "url");
        }
        return "";
    }

    private static String text(Element parent, String name) {
        var found = child(parent, name);
        return found == null ? "" : found.getTextContent().strip();
    }

    private static Element child(Element parent, String name) {
        var all = children(parent, name);
        return all.isEmpty() ? null : all.getFirst();
    }

    private static List<Element> children(Element parent, String name) {
        var all = new ArrayList<Element>();
        if (parent == null) return all;
        var nodes = parent.getChildNodes();
        for (var i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) all.add(element);
        }
        return all;
    }
}
