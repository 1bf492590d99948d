/// How often and how much anybody may ask of the server, counted in memory by address, account and device.
///
/// Read next: [RateLimits] (every figure, and where it comes from), then [Budgets] (how it is counted) and
/// those who ask: [SignInLimits], [RequestLimits], [ConnectionLimits], [SocketLimits].
@NullMarked
package app.parley.server.limits;

import org.jspecify.annotations.NullMarked;
