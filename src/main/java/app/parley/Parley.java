package app.parley;

/// The program's entry: hands the command line over.
public final class Parley {
    private Parley() {}

    public static void main(String[] args) {
        System.out.println("Parley");
    }
}
