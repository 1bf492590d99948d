package app.parley.call;

/// The user shows a part of the screen.
///
/// @param open whether its pictures go out; at the beginning they do not yet
public record Sharing(ShareSource source, ShareSource.Content content, boolean open) {
    Sharing opened() {
        return new Sharing(source, content, true);
    }
}
