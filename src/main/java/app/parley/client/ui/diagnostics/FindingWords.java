package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.Subject;
import app.parley.client.ui.Texts;

/// What the doctor found, in words: for the window and for `parley doctor`. On any thread.
public final class FindingWords {
    private static final String PREFIX = "doctor.";

    private FindingWords() {}

    public static String subject(Subject subject) {
        return Texts.of(PREFIX + "subject." + subject.name());
    }

    /// What was found.
    public static String detail(Finding finding) {
        return Texts.of(PREFIX + finding.what().name(), Texts.list(finding.facts()));
    }

    /// What to do about it; empty where nothing is to be done.
    public static String advice(Finding finding) {
        return finding.what().hasAdvice() ? Texts.of(PREFIX + finding.what().name() + ".advice") : "";
    }
}
