package app.parley.server.accounts;

/// How costly one check of a password is, to this server and to whoever has stolen the hashes: Argon2id with one
/// lane.
///
/// @param memory in bytes
/// @param passes how often the memory is gone through
public record PasswordHashing(long memory, int passes) {
    /// OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes; 86 ms where it was measured.
    public static final PasswordHashing DEFAULTS = new PasswordHashing(19L << 20, 2);

    /// RFC 9106, section 3.1: 8 KiB a lane.
    private static final long MEMORY_LEAST = 8L << 10;

    private static final long MEMORY_MOST = 1L << 30;
    private static final int PASSES_MOST = 100;
    /// The smallest of OWASP's, 7 MiB with 5 passes: in all of them the product is about the same.
    private static final long MEMORY_ADVISED = 7L << 20;

    private static final long WORK_ADVISED = 35L << 20;

    public PasswordHashing {
        require(memory >= MEMORY_LEAST && memory <= MEMORY_MOST, "memory is from 8KiB to 1GiB");
        require(passes >= 1 && passes <= PASSES_MOST, "passes is from 1 to " + PASSES_MOST);
    }

    /// Whether it is less than is advised anywhere: for tests.
    public boolean isWeak() {
        return memory < MEMORY_ADVISED || memory * passes < WORK_ADVISED;
    }

    int kibibytes() {
        return Math.toIntExact(memory >> 10);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
