package app.parley.client.desktop.attention;

/// What the mark in the panel counts.
///
/// @param unread messages in chats that are not muted, calls that were missed among them
/// @param missed calls that were not taken and not looked at since
/// @param ringing somebody calls
public record Badge(int unread, int missed, boolean ringing) {
    public static final Badge NONE = new Badge(0, 0, false);
}
