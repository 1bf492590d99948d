package app.parley.client.media.webrtc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The fence around every callback from native code: an exception that escapes one ends the process.
///
/// What runs inside must not call back into the library either (it would wait for itself for ever): it copies or
/// counts, posts to parley-media and returns.
final class Guard {
    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    /// Runs `work` and lets nothing out of it.
    static void run(String callback, Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            report(callback, e);
        }
    }

    /// For callbacks that come many times a second and are not to make an object each time.
    static void report(String callback, Throwable e) {
        try {
            log.error("{} failed", callback, e);
        } catch (Throwable lost) {
            // Nowhere left to tell it, and out of here it must not get.
        }
    }
}
