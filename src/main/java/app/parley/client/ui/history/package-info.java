/// The page of calls: everyone's with whom one had one, and what came of it. Read next: [HistoryViewModel].
@NullMarked
package app.parley.client.ui.history;

import org.jspecify.annotations.NullMarked;
