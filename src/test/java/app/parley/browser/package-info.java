/// A browser as the other side of a call: what a second, independent client of the protocol and of WebRTC sees.
///
/// Read next: `ChromiumCallIT`.
@NullMarked
package app.parley.browser;

import org.jspecify.annotations.NullMarked;
