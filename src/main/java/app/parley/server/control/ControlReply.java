package app.parley.server.control;

/// @param ok whether it was done
/// @param text for the operator's terminal: the result, or a sentence that says why not
public record ControlReply(boolean ok, String text) {}
