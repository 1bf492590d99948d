package app.parley.server.socketio;

import java.util.List;

/// The arguments of an event (after its name) or of an ack.
///
/// @param json each argument as JSON text. In what is sent, every text must be valid JSON. In what was received,
///     only brackets and strings are known to be balanced: it must be decoded before anything is made of it, and
///     never be passed on as it is
/// @param attachments binary data; where one belongs, `json` has an object `{"_placeholder":true,"num":N}`
public record Arguments(List<String> json, List<byte[]> attachments) {
    public static final Arguments NONE = new Arguments(List.of(), List.of());

    public Arguments {
        json = List.copyOf(json);
        attachments = List.copyOf(attachments);
    }

    public static Arguments of(String... json) {
        return new Arguments(List.of(json), List.of());
    }

    /// The first argument.
    ///
    /// @return its JSON text, `null` (the JSON one) when there is none
    public String first() {
        return json.isEmpty() ? "null" : json.getFirst();
    }

    /// Leaves the content out: it may be a message or a session description.
    @Override
    public String toString() {
        return "Arguments[" + json.size() + ", " + attachments.size() + " attachments]";
    }
}
