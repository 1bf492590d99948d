package app.parley.support;

import app.parley.client.desktop.notification.Notification;
import app.parley.client.desktop.notification.Notifier;
import java.util.LinkedHashMap;
import java.util.Map;

/// A [Notifier] that remembers what is out.
public final class FakeNotifier implements Notifier {
    public final Map<String, Notification> out = new LinkedHashMap<>();

    @Override
    public void show(Notification notification) {
        out.put(notification.tag(), notification);
    }

    @Override
    public void withdraw(String tag) {
        out.remove(tag);
    }

    @Override
    public void close() {
        out.clear();
    }

    /// Presses a button of the only notification that is out.
    public void press(String key) {
        out.values().iterator().next().actions().stream()
                .filter(action -> action.key().equals(key))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }
}
