package app.parley.client.diagnostics;

import java.util.List;

/// How one thing is that the [Doctor] looked at. Its words are the text under `doctor.WHAT`, with the facts as a
/// list in it, and under `doctor.WHAT.advice`, where something can be done. A value.
///
/// @param facts names and addresses as they were found; they may be personal
public record Finding(Subject subject, What what, List<String> facts) {
    /// How something is.
    public enum State {
        GOOD,
        /// Something is amiss, and calls go on without it.
        WARNING,
        /// Calls need it.
        FAILED,
        /// It was not looked at, for a reason that is said.
        SKIPPED
    }

    /// What there is to say of a subject.
    public enum What {
        SERVER_ANSWERS(State.GOOD),
        SERVER_SILENT(State.FAILED),
        /// Somebody else answers, or another revision of Parley.
        SERVER_STRANGE(State.FAILED),
        SESSION_STANDS(State.GOOD),
        SESSION_ENDED(State.FAILED),
        SESSION_NONE(State.WARNING),
        /// The server did not say.
        SESSION_UNKNOWN(State.WARNING),
        WAYS_ANSWER(State.GOOD),
        WAYS_SILENT(State.WARNING),
        /// The server names none, as one for a single machine does.
        WAYS_NONE(State.GOOD),
        /// The server names ways to find each other, and none that relays.
        RELAY_NONE(State.WARNING),
        NEEDS_SERVER(State.SKIPPED),
        NEEDS_SESSION(State.SKIPPED),
        NEEDS_MEDIA(State.SKIPPED),
        MEDIA_LOADED(State.GOOD, true),
        MEDIA_BROKEN(State.FAILED, true),
        SOUND_RUNS(State.GOOD),
        SOUND_MISSING(State.WARNING),
        DEVICES_FOUND(State.GOOD),
        DEVICES_MISSING(State.WARNING),
        /// A call uses them, so nobody touches them.
        DEVICES_IN_CALL(State.SKIPPED),
        DISPLAY_OPEN(State.GOOD),
        DISPLAY_MISSING(State.WARNING),
        TYPEFACES_FOUND(State.GOOD),
        TYPEFACES_MISSING(State.WARNING, true),
        TYPEFACES_UNKNOWN(State.SKIPPED),
        ADMINISTRATOR_NONE(State.GOOD),
        ADMINISTRATOR_FILE(State.GOOD),
        ADMINISTRATOR_MISTAKES(State.WARNING),
        JAVA_RUNS(State.GOOD, true),
        /// The look itself failed: a bug, whose kind is the fact.
        LOOK_BROKEN(State.WARNING, true);

        private final State state;
        private final boolean impersonal;

        What(State state) {
            this(state, false);
        }

        What(State state, boolean impersonal) {
            this.state = state;
            this.impersonal = impersonal;
        }

        public State state() {
            return state;
        }

        /// Whether something can be done about it: there is a text on it then.
        public boolean hasAdvice() {
            return state == State.WARNING || state == State.FAILED;
        }

        /// Whether its facts say nothing of a person, their machine or where they are.
        public boolean isImpersonal() {
            return impersonal;
        }
    }

    public Finding {
        facts = List.copyOf(facts);
    }

    static Finding of(Subject subject, What what, String... facts) {
        return new Finding(subject, what, List.of(facts));
    }

    public State state() {
        return what.state();
    }
}
