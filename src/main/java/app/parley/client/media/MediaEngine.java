package app.parley.client.media;

import app.parley.call.ShareSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The way to sound and picture: one engine a process, for the process's life (a second one beside it is a trap
/// of the native library).
///
/// Every method returns at once; the work is done on parley-media. Safe on every thread.
public interface MediaEngine extends MediaDevices, AutoCloseable {
    /// Begins the media of one call: a peer connection with one audio and one video line, nothing opened,
    /// nothing sent. `listener` is told on parley-media; it must not block.
    MediaSession open(MediaSetup setup, MediaListener listener);

    /// Asks which parts of the screen can be shared, the whole desktop first; `answer` is called on
    /// parley-media, with an empty list where nothing can.
    void shareable(Consumer<List<ShareSource>> answer);

    /// Asks how a part of the screen looks now, a few hundred pixels wide; `answer` is called on parley-media, with
    /// nothing where the system does not let it be seen.
    void preview(ShareSource source, Consumer<Optional<StillPicture>> answer);

    /// What this machine has to offer, for `parley doctor` and hints: plain facts, a line each.
    MediaFacts facts();

    /// Ends what is open, releases the native library's parts and joins parley-media.
    @Override
    void close();
}
