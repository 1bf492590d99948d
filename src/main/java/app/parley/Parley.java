package app.parley;

import app.parley.cli.ParleyCommand;

/// The program's entry: hands the command line over.
public final class Parley {
    private Parley() {}

    public static void main(String[] args) {
        System.exit(ParleyCommand.run(args));
    }
}
