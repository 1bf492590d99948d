package app.parley.client.media.webrtc;

import app.parley.loop.Loop;
import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;

/// The library's answers about descriptions, as futures that complete on parley-media. The library calls them
/// on its own thread.
final class Descriptions {
    private Descriptions() {}

    /// @param what words for a failure; the library's own may quote the description, which must not reach a log
    static CreateSessionDescriptionObserver created(
            Loop<Runnable> loop, CompletableFuture<RTCSessionDescription> future, String what) {
        return new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                Guard.run(what, () -> loop.post(() -> future.complete(description)));
            }

            @Override
            public void onFailure(String error) {
                Guard.run(what, () -> loop.post(() -> future.completeExceptionally(new IllegalStateException(what))));
            }
        };
    }

    static SetSessionDescriptionObserver applied(Loop<Runnable> loop, CompletableFuture<Void> future, String what) {
        return new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                Guard.run(what, () -> loop.post(() -> future.complete(null)));
            }

            @Override
            public void onFailure(String error) {
                Guard.run(what, () -> loop.post(() -> future.completeExceptionally(new IllegalStateException(what))));
            }
        };
    }
}
