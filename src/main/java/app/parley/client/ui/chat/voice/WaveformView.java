package app.parley.client.ui.chat.voice;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// Loudness as a row of bars, of which a part may stand out. On the JavaFX thread.
final class WaveformView extends Region {
    private static final PseudoClass PLAYED = PseudoClass.getPseudoClass("played");
    private static final double BAR = 2;
    private static final double GAP = 1.5;

    /// Of silence, so that there is something to be seen.
    private static final double LOWEST = 3;

    private static final double HEIGHT = 28;

    private List<Double> bars = List.of();
    private int played;

    WaveformView() {
        getStyleClass().add("waveform");
    }

    void show(List<Double> next) {
        if (next.equals(bars)) return;
        bars = next;
        while (getChildren().size() > bars.size()) getChildren().removeLast();
        while (getChildren().size() < bars.size()) {
            var bar = new Region();
            bar.getStyleClass().add("waveform-bar");
            bar.setMouseTransparent(true);
            getChildren().add(bar);
        }
        mark();
        requestLayout();
    }

    /// @param share that stands out, 0 to 1
    void setPlayed(double share) {
        var next = (int) Math.round(share * bars.size());
        if (next == played) return;
        played = next;
        mark();
    }

    private void mark() {
        for (var i = 0; i < getChildren().size(); i++) getChildren().get(i).pseudoClassStateChanged(PLAYED, i < played);
    }

    @Override
    protected double computePrefWidth(double height) {
        return bars.size() * (BAR + GAP);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        var step = bars.isEmpty() ? 0 : getWidth() / bars.size();
        for (var i = 0; i < bars.size(); i++) {
            var height = Math.max(LOWEST, bars.get(i) * getHeight());
            getChildren()
                    .get(i)
                    .resizeRelocate(i * step, (getHeight() - height) / 2, Math.max(1, Math.min(BAR, step)), height);
        }
    }
}
