/// The command line: one class a subcommand, each no more than reading its options and starting what they name.
///
/// Read next: [ParleyCommand].
@NullMarked
package app.parley.cli;

import org.jspecify.annotations.NullMarked;
