/// When a person is not to be disturbed, and what passes all the same. Pure, but for [QuietPreferences]: the
/// time and the time zone arrive as values.
///
/// Read next: [RingRules], which decides about a call; [DoNotDisturb] and [QuietHours], what it asks.
@NullMarked
package app.parley.client.desktop.quiet;

import org.jspecify.annotations.NullMarked;
