package app.parley.server.control;

import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.ProtocolException;
import app.parley.server.accounts.AccountAdministration;
import app.parley.server.accounts.AccountAdministration.Listed;
import app.parley.server.store.StoreUnavailableException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out what an operator asks for. Blocks; throws nothing.
public final class ControlCommands {
    public static final String USER_ADD = "user-add";
    public static final String USER_LIST = "user-list";
    public static final String USER_DISABLE = "user-disable";
    public static final String USER_ENABLE = "user-enable";
    public static final String USER_RESET_PASSWORD = "user-reset-password";
    /// Names of arguments.
    public static final String USERNAME = "username";

    public static final String DISPLAY_NAME = "displayName";
    public static final String PASSWORD = "password";

    private static final Logger log = LoggerFactory.getLogger(ControlCommands.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AccountAdministration accounts;

    public ControlCommands(AccountAdministration accounts) {
        this.accounts = accounts;
    }

    public ControlReply run(ControlRequest request) {
        try {
            return new ControlReply(true, carryOut(request));
        } catch (ProtocolException | InvalidFieldException | StoreUnavailableException refusal) {
            return new ControlReply(false, "It was not done: " + refusal.getMessage() + ".");
        } catch (RuntimeException e) {
            log.error("The operator's command {} failed", request.command(), e);
            return new ControlReply(false, "It was not done; the log says why.");
        }
    }

    private String carryOut(ControlRequest request) {
        var arguments = request.arguments();
        var username = arguments.getOrDefault(USERNAME, "");
        var password = arguments.getOrDefault(PASSWORD, "");
        return switch (request.command()) {
            case USER_ADD -> {
                accounts.add(username, arguments.getOrDefault(DISPLAY_NAME, username), password);
                yield "User " + username + " is added.";
            }
            case USER_LIST -> table(accounts.list());
            case USER_DISABLE -> {
                accounts.disable(username);
                yield "User " + username + " is disabled and signed out everywhere.";
            }
            case USER_ENABLE -> {
                accounts.enable(username);
                yield "User " + username + " is enabled.";
            }
            case USER_RESET_PASSWORD -> {
                accounts.resetPassword(username, password);
                yield "User " + username + " has a new password and is signed out everywhere.";
            }
            default -> throw new InvalidFieldException("this server knows no command " + request.command());
        };
    }

    private static String table(List<Listed> users) {
        var lines = new StringBuilder("%-32s  %-8s  %7s  %-16s  %s%n"
                .formatted("username", "state", "devices", "last seen (UTC)", "display name"));
        for (var user : users) {
            var seen = user.lastSeen() == null ? "-" : TIME.format(Instant.ofEpochMilli(user.lastSeen()));
            var state = user.enabled() ? "enabled" : "disabled";
            lines.append("%-32s  %-8s  %7d  %-16s  %s%n"
                    .formatted(user.username(), state, user.devices(), seen, printable(user.displayName())));
        }
        return lines.toString().stripTrailing();
    }

    /// A display name may be any text: nothing in it may move the cursor or look like another row.
    private static String printable(String name) {
        return name.replaceAll("\\p{C}", "\uFFFD");
    }
}
