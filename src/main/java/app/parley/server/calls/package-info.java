/// Calls on the server: who may call whom, who is told what, what the two sides signal to each other, and what
/// stays of a call. `rules` decides it; here are the transactions around it and the lines to the devices.
///
/// Read next: [CallService] (what the gateway calls), [CallSteps] (one step, stored and told), [CallLine] (one
/// call's way to its devices), then `rules`.
@NullMarked
package app.parley.server.calls;

import org.jspecify.annotations.NullMarked;
