/// The rules of calls on the server, pure: what may happen to a call, who is told, and what stays of it.
/// No clock, no database, no socket: `server.calls` gathers the facts, runs a step inside a transaction and carries
/// out what follows.
///
/// Read next: [ServerCall] (the states), [CallInput], [CallEffect], then [CallRules].
@NullMarked
package app.parley.server.calls.rules;

import org.jspecify.annotations.NullMarked;
