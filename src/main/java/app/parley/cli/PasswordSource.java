package app.parley.cli;

import app.parley.server.ServerStartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import picocli.CommandLine.Option;

/// Where a new password comes from: typed twice without an echo, the first line of the input when that is no
/// terminal, or made up and told. Never the command line, which everybody on the machine can read.
final class PasswordSource {
    /// 108 random bits, as 18 characters: beyond guessing.
    private static final int GENERATED_CHARACTERS = 18;

    @Option(
            names = "--generate",
            description = "Make a password up and print it; else it is asked for, or read from"
                    + " the first line of the input.")
    private boolean generate;

    /// @param prompt where what is asked is written
    @SuppressWarnings("SystemConsoleNull") // Java 25 says null again where there is no terminal (JDK-8351435)
    String read(PrintWriter prompt) throws IOException {
        if (generate) return generated();
        var console = System.console();
        if (console == null || !console.isTerminal()) return firstLine();
        prompt.flush();
        var first = console.readPassword("New password: ");
        var second = console.readPassword("Again: ");
        if (first == null || second == null) throw new ServerStartException("No password was typed.");
        if (!Arrays.equals(first, second)) throw new ServerStartException("The two passwords differ.");
        return new String(first);
    }

    /// Tells the password that was made up; nothing when it was typed.
    void tell(PrintWriter out, String password) {
        if (generate) out.println("Password: " + password);
    }

    private static String firstLine() throws IOException {
        var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null) throw new ServerStartException("No password was given on the input.");
        return line;
    }

    private static String generated() {
        var bytes = new byte[GENERATED_CHARACTERS * 6 / 8 + 1];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, GENERATED_CHARACTERS);
    }
}
