package app.parley.client.update;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One version that can be had.
///
/// @param notes what is new in it, as plain text by language (`en` always)
/// @param files one for each kind of package
public record Release(ReleaseVersion version, Map<String, String> notes, List<Installer> files) {
    private static final String ENGLISH = "en";

    public Release {
        notes = Map.copyOf(notes);
        files = List.copyOf(files);
        if (!notes.containsKey(ENGLISH)) throw new IllegalArgumentException("notes are there in English at least");
    }

    /// An installer.
    ///
    /// @param platform what it is for, as [PackageKind] names it
    /// @param address where it is
    /// @param size in bytes
    /// @param sha256 64 hexadecimal digits in lower case
    public record Installer(String platform, URI address, long size, String sha256) {
        /// The largest that is downloaded: a program is a tenth of it.
        private static final long LARGEST = 1L << 30;

        public Installer {
            if (size <= 0 || size > LARGEST) throw new IllegalArgumentException("size is from 1 byte to a gigabyte");
            if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("sha256 is 64 hexadecimal digits");
            if (!name(address).matches("[A-Za-z0-9][A-Za-z0-9._+~-]{0,120}")) {
                throw new IllegalArgumentException("the address ends with a plain file name");
            }
        }

        /// What the file is called, here too.
        public String name() {
            return name(address);
        }

        private static String name(URI address) {
            var path = String.valueOf(address.getPath());
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /// What is new, in the language of this tag or else in English.
    public String notesIn(String language) {
        return notes.getOrDefault(language, notes.getOrDefault(ENGLISH, ""));
    }

    Optional<Installer> of(String platform) {
        return files.stream().filter(file -> file.platform().equals(platform)).findFirst();
    }
}
