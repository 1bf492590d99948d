package app.parley.client.desktop.tray;

import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.EventQueue;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Tray] by AWT: the notification area of Windows, the menu bar of macOS, and panels that embed windows (XEmbed)
/// elsewhere. A panel that comes later than the program, as at login, is waited for. Made on any thread but that of
/// JavaFX's start; lives on AWT's event thread.
public final class AwtTray implements Tray {
    private static final Logger log = LoggerFactory.getLogger(AwtTray.class);
    /// Between two looks for a panel: soon after it is there, and too seldom to cost anything.
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Pattern ISOLATES = Pattern.compile("[\\u2066-\\u2069]");

    private final Consumer<TrayAction> chosen;
    private final Runnable came;
    private final Timer looking = new Timer((int) LOOK.toMillis(), _ -> look());
    private @Nullable TrayIcon icon;
    private TrayLook look;
    private volatile boolean there;
    private boolean closed;

    /// @param first how it looks at first
    /// @param chosen hears on AWT's thread what the person wants; a click on the mark opens the window
    /// @param came run on AWT's thread once the mark is there
    public AwtTray(TrayLook first, Consumer<TrayAction> chosen, Runnable came) {
        this.look = first;
        this.chosen = chosen;
        this.came = came;
        EventQueue.invokeLater(() -> {
            looking.setInitialDelay(0);
            looking.start();
        });
    }

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public void show(TrayLook next) {
        EventQueue.invokeLater(() -> {
            var before = look;
            look = next;
            if (icon == null) return;
            if (!next.mark().equals(before.mark())) icon.setImage(picture(icon));
            if (!next.tooltip().equals(before.tooltip())) icon.setToolTip(plain(next.tooltip()));
            if (!next.menu().equals(before.menu())) icon.setPopupMenu(menu());
        });
    }

    /// Shows a few words by the mark, where the platform has no better way. On Windows and macOS the system shows
    /// them as its own notification.
    public void tell(String title, String text) {
        EventQueue.invokeLater(() -> {
            if (icon != null) icon.displayMessage(plain(title), plain(text), TrayIcon.MessageType.NONE);
        });
    }

    @Override
    public void close() {
        EventQueue.invokeLater(() -> {
            closed = true;
            looking.stop();
            if (icon != null) SystemTray.getSystemTray().remove(icon);
            icon = null;
            there = false;
        });
    }

    private void look() {
        if (closed || !SystemTray.isSupported()) return;
        looking.stop();
        var tray = SystemTray.getSystemTray();
        var size = tray.getTrayIconSize();
        var made =
                new TrayIcon(TrayPicture.draw(Math.min(size.width, size.height), look.mark()), plain(look.tooltip()));
        made.addActionListener(_ -> chosen.accept(TrayAction.OPEN));
        made.addMouseListener(new Click(() -> chosen.accept(TrayAction.OPEN)));
        made.setImageAutoSize(true);
        icon = made;
        made.setPopupMenu(menu());
        try {
            tray.add(made);
            there = true;
            log.info("the mark is in the panel");
            came.run();
        } catch (AWTException e) {
            log.warn("the mark cannot be put into the panel", e);
            icon = null;
        }
    }

    private Image picture(TrayIcon shown) {
        return TrayPicture.draw(Math.max(shown.getSize().width, shown.getSize().height), look.mark());
    }

    /// AWT's fonts may draw the isolates around a name (UAX #9) as boxes.
    private static String plain(String text) {
        return ISOLATES.matcher(text).replaceAll("");
    }

    private PopupMenu menu() {
        var menu = new PopupMenu();
        for (var item : look.menu()) {
            switch (item) {
                case TrayLook.Item.Line _ -> menu.addSeparator();
                case TrayLook.Item.Note(var text) -> {
                    var note = new MenuItem(plain(text));
                    note.setEnabled(false);
                    menu.add(note);
                }
                case TrayLook.Item.Command(var text, var checked, var action) -> {
                    if (checked == null) {
                        var command = new MenuItem(plain(text));
                        command.addActionListener(_ -> chosen.accept(action));
                        menu.add(command);
                    } else {
                        var command = new CheckboxMenuItem(plain(text), checked);
                        command.addItemListener(_ -> chosen.accept(action));
                        menu.add(command);
                    }
                }
            }
        }
        return menu;
    }
}
