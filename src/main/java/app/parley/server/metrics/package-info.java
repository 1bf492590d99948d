/// What `/metrics` tells, in Prometheus' form, on Micrometer. The other packages know only their own meter ports.
///
/// Read next: [ServerMetrics].
@NullMarked
package app.parley.server.metrics;

import org.jspecify.annotations.NullMarked;
