package app.parley.client.desktop.tray;

import app.parley.client.desktop.notification.Notification;
import app.parley.client.desktop.notification.Notifier;

/// [Notifier] by the mark in the panel, for Windows and macOS: words without buttons, which the system takes away
/// by itself. A click on them is a click on the mark.
public final class TrayNotifier implements Notifier {
    private final AwtTray tray;

    public TrayNotifier(AwtTray tray) {
        this.tray = tray;
    }

    @Override
    public void show(Notification notification) {
        tray.tell(notification.title(), notification.body());
    }

    @Override
    public void withdraw(String tag) {
        // AWT has no way to take them back.
    }

    @Override
    public void close() {
        // The mark is closed by whoever made it.
    }
}
