package app.parley.call;

import org.jspecify.annotations.Nullable;

/// At which size each side shows the other's picture.
///
/// @param wanted how large this side shows the other; null before the window has said so
/// @param said what the other side was told of that last
/// @param pausing whether it is too early to say more
/// @param theirs how large the other side shows this one; null before they have said so
record Views(
        @Nullable PictureSize wanted,
        @Nullable PictureSize said,
        boolean pausing,
        @Nullable PictureSize theirs) {
    static final Views UNKNOWN = new Views(null, null, false, null);

    Views withWanted(PictureSize wanted) {
        return new Views(wanted, said, pausing, theirs);
    }

    /// What is wanted is said, and more of it later.
    Views saying() {
        return new Views(wanted, wanted, true, theirs);
    }

    Views rested() {
        return new Views(wanted, said, false, theirs);
    }

    Views withTheirs(PictureSize theirs) {
        return new Views(wanted, said, pausing, theirs);
    }

    boolean isNews() {
        return wanted != null && !wanted.equals(said);
    }
}
