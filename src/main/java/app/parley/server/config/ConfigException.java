package app.parley.server.config;

import java.util.List;

/// A config file or an environment variable that cannot be understood. The message has a line a mistake, each with
/// its place and what is allowed there; values are never repeated, since they may be secrets.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
