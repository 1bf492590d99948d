package app.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/// The window without any option, as a menu starts it, perhaps with a link. It does without picocli, which takes a
/// quarter of a second to learn all commands and options of the program. A value.
///
/// @param link to a person, empty for none
record PlainStart(String link) {
    /// What these arguments ask for; empty when it is anything else.
    static Optional<PlainStart> of(String... args) {
        if (args.length == 0 || args.length > 2 || !args[0].equals("app")) return Optional.empty();
        if (args.length == 1) return Optional.of(new PlainStart(""));
        return args[1].startsWith("-") ? Optional.empty() : Optional.of(new PlainStart(args[1]));
    }

    /// Runs it to its end and returns the exit code.
    int run() {
        var err = new PrintWriter(System.err, true, System.err.charset());
        if (!Window.hasDisplay()) {
            err.println(AppCommand.NO_DISPLAY);
            return 1;
        }
        try {
            return Window.open(new WindowOptions(), link);
        } catch (IOException | RuntimeException failure) {
            return PlainErrors.say(failure, err);
        }
    }
}
