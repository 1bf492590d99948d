package app.parley.call;

/// Who holds a call. Nothing of sound and picture goes either way while anybody does.
///
/// @param mine this side holds it: its devices are released, and nothing of the other side is played
/// @param theirs the other side holds it
public record Hold(boolean mine, boolean theirs) {
    /// Nobody does.
    public static final Hold NONE = new Hold(false, false);

    public boolean any() {
        return mine || theirs;
    }

    Hold withMine(boolean mine) {
        return new Hold(mine, theirs);
    }

    Hold withTheirs(boolean theirs) {
        return new Hold(mine, theirs);
    }
}
