package app.parley.client.ui.history;

import app.parley.client.history.PastCall;

/// A row of the list of calls.
public sealed interface HistoryRow {
    /// The day of the calls below it, in words.
    record Day(String text) implements HistoryRow {}

    /// @param name of the other side
    /// @param time of day when it began, in words
    record Entry(PastCall call, String name, String time) implements HistoryRow {}
}
