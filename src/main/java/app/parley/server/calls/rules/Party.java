package app.parley.server.calls.rules;

import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;

/// One device of one user: what a call is between two of, and what every wish about a call comes from.
public record Party(UserId user, DeviceId device) {}
