/// The machine's sleep: kept off while a call is on, and noticed when it is over.
///
/// Read next: [Wakefulness], the port, whose adapter for Linux is in `freedesktop`; [SleepGap].
@NullMarked
package app.parley.client.desktop.power;

import org.jspecify.annotations.NullMarked;
