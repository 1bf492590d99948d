package app.parley.server.control;

import java.util.Map;

/// What an operator asks for.
///
/// @param command one of [ControlCommands]
public record ControlRequest(String command, Map<String, String> arguments) {
    public ControlRequest {
        arguments = Map.copyOf(arguments);
    }

    /// Leaves the arguments out of logs: a password may be among them.
    @Override
    public String toString() {
        return "ControlRequest[" + command + "]";
    }
}
