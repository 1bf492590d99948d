/// The demo: a server and two clients with windows on this machine, in a call of a few seconds, with
/// screenshots and a report. Nothing imports it but the command line.
///
/// Read next: [app.parley.demo.Demo].
@NullMarked
package app.parley.demo;

import org.jspecify.annotations.NullMarked;
