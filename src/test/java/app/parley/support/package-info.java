/// What tests share: time moved by hand, and a fake of each port.
///
/// Read next: [ManualClock] and [ManualLoop]; then [FakeMediaEngine].
@NullMarked
package app.parley.support;

import org.jspecify.annotations.NullMarked;
