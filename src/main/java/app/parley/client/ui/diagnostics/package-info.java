/// The page of the settings for when something does not work: what calls need, looked at ([ChecksView]), the
/// program's log ([LogView]), and a report for whoever looks for a mistake ([ReportView]). The words for what was
/// found are the command line's too ([FindingWords]). Read next: [DiagnosticsPage].
@NullMarked
package app.parley.client.ui.diagnostics;

import org.jspecify.annotations.NullMarked;
