package app.parley.client.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file's checksum, as messages and feeds of updates write it. Blocks.
public final class Sha256 {
    private static final int PIECE = 1 << 16;

    private Sha256() {}

    /// 64 hexadecimal digits in lower case.
    public static String of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[PIECE];
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) digest.update(piece, 0, read);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
