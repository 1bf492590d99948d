package app.parley.bench;

import java.util.Arrays;
import java.util.List;

/// Many figures in few, all in the unit of the figures.
public record Distribution(double least, double median, double p95, double p99, double most, int count) {
    /// Of no figures: all zero.
    static Distribution of(List<? extends Number> figures) {
        return of(figures.stream().mapToDouble(Number::doubleValue).toArray());
    }

    static Distribution of(double... figures) {
        if (figures.length == 0) return new Distribution(0, 0, 0, 0, 0, 0);
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return new Distribution(
                sorted[0],
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                sorted[sorted.length - 1],
                sorted.length);
    }

    /// The nearest rank.
    private static double at(double[] sorted, double part) {
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }
}
