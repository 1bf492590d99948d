package app.parley.client.ui;

import app.parley.Parley;

/// `parley demo --screens target/screens`, of those pictures whose names begin with `-Dscreens=`.
public final class Screens {
    private Screens() {}

    public static void main(String[] args) {
        Parley.main(new String[] {"demo", "--screens", "target/screens", "--only", System.getProperty("screens", "")});
    }
}
