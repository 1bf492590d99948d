/// PURE: one client's call control. Which states a call goes through, what may happen in each, and what is to
/// be done about it. No thread, no clock, no socket, no window: times arrive as inputs, deeds leave as effects.
///
/// Read next: [CallInput], [CallState] with its diagram, [CallMachine]; then [CallDesk], the calls of this client.
@NullMarked
package app.parley.call;

import org.jspecify.annotations.NullMarked;
