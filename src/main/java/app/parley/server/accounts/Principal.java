package app.parley.server.accounts;

import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;

/// Who asks: a user on one of their devices, as proved by a token.
public record Principal(UserId user, DeviceId device) {}
