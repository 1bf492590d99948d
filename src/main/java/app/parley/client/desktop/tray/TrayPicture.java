package app.parley.client.desktop.tray;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/// Draws the mark: a speech bubble on the program's colour, with a badge. An opaque square, because panels that
/// embed windows (XEmbed) show rubbish behind what is transparent. Any thread.
final class TrayPicture {
    /// The accent of the look, and its muted text for quiet times.
    private static final Color GROUND = new Color(0x0F766E);

    private static final Color QUIET = new Color(0x6E6A63);
    private static final Color RINGING = new Color(0x237A52);
    private static final Color BADGE = new Color(0x1C1B1A);
    private static final Color URGENT = new Color(0xC8372D);
    /// Past it the badge says that there are more: two digits cannot be read at 22 pixels.
    private static final int MOST = 9;

    private TrayPicture() {}

    /// @param size in pixels, both ways
    static BufferedImage draw(int size, TrayLook.Mark mark) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setColor(mark.ringing() ? RINGING : mark.quiet() ? QUIET : GROUND);
            pen.fillRect(0, 0, size, size);
            bubble(pen, size);
            if (mark.count() > 0) badge(pen, size, mark);
            else if (mark.quiet()) dash(pen, size);
        } finally {
            pen.dispose();
        }
        return image;
    }

    private static void bubble(Graphics2D pen, double size) {
        pen.setColor(Color.WHITE);
        pen.fill(new RoundRectangle2D.Double(
                size * 0.16, size * 0.18, size * 0.68, size * 0.50, size * 0.24, size * 0.24));
        var tail = new Path2D.Double();
        tail.moveTo(size * 0.30, size * 0.60);
        tail.lineTo(size * 0.30, size * 0.86);
        tail.lineTo(size * 0.56, size * 0.64);
        tail.closePath();
        pen.fill(tail);
    }

    private static void badge(Graphics2D pen, int size, TrayLook.Mark mark) {
        var text = mark.count() > MOST ? MOST + "+" : Integer.toString(mark.count());
        var width = size * 0.62;
        var left = size - width;
        pen.setColor(Color.WHITE);
        pen.fill(new Ellipse2D.Double(left - 1, left - 1, width + 2, width + 2));
        pen.setColor(mark.urgent() ? URGENT : BADGE);
        pen.fill(new Ellipse2D.Double(left, left, width, width));
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, (int) Math.round(size * (text.length() > 1 ? 0.36 : 0.5))));
        var metrics = pen.getFontMetrics();
        var x = left + (width - metrics.stringWidth(text)) / 2;
        var y = left + (width - metrics.getHeight()) / 2 + metrics.getAscent();
        pen.drawString(text, (float) x, (float) y);
    }

    private static void dash(Graphics2D pen, int size) {
        pen.setColor(QUIET);
        pen.setStroke(new BasicStroke(size * 0.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        var y = (int) Math.round(size * 0.43);
        pen.drawLine((int) Math.round(size * 0.34), y, (int) Math.round(size * 0.66), y);
    }
}
