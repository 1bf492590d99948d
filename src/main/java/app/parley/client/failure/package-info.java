/// Failures as a person meets them: what happened, what helps, and what can be done about it with one click.
///
/// Read next: [UserFailure], then [Remedy].
@NullMarked
package app.parley.client.failure;

import org.jspecify.annotations.NullMarked;
