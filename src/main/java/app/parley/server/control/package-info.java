/// The operator's commands on accounts: over a socket in the data folder while a server runs, and on the database
/// itself while none does.
///
/// Read next: [ControlCommands], then [ControlSocket].
@NullMarked
package app.parley.server.control;

import org.jspecify.annotations.NullMarked;
