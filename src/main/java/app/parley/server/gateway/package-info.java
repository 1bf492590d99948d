/// The way of a socket event: from its name and text to the subject that answers it, and back as an ack.
///
/// Read next: [EventRoutes] (who answers what), then [Gateway] (sockets in and out).
@NullMarked
package app.parley.server.gateway;

import org.jspecify.annotations.NullMarked;
