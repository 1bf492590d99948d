package app.parley.client.desktop.tray;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;

/// A plain click on the mark. AWT's action event needs two of them on most panels. On AWT's event thread.
final class Click extends MouseAdapter {
    private final Runnable action;

    Click(Runnable action) {
        this.action = action;
    }

    @Override
    public void mouseClicked(MouseEvent event) {
        if (event.getButton() == MouseEvent.BUTTON1 && event.getClickCount() == 1) action.run();
    }
}
