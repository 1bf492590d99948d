package app.parley.client.desktop.notification;

/// PORT: the notifications of the desktop. Methods return at once; where there are none they do nothing. Safe on
/// every thread.
public interface Notifier extends AutoCloseable {
    /// Shows `notification`, in the place of one with the same tag.
    void show(Notification notification);

    /// Takes the notification with this tag away, if it is out.
    void withdraw(String tag);

    /// Takes all away.
    @Override
    void close();
}
