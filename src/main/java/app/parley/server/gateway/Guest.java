package app.parley.server.gateway;

import app.parley.server.accounts.Principal;
import app.parley.server.limits.SocketLimits;

/// Who a socket was let in for, and how much its device may still say. Made by the [Gateway].
public record Guest(Principal who, SocketLimits.ForDevice limits) {}
