/// How what happens in the server is found again in its log: ids of requests.
///
/// Read next: [RequestId].
@NullMarked
package app.parley.server.trace;

import org.jspecify.annotations.NullMarked;
