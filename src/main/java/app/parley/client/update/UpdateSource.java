package app.parley.client.update;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// PORT: where updates come from. Blocks; called on virtual threads, and ends early when its thread is interrupted.
public interface UpdateSource {
    /// What is at `address`: a feed, or its signature. Bounded.
    byte[] fetch(URI address) throws UpdateException, InterruptedException;

    /// Brings a file into `into`, going on where a download broke off, and checks what came.
    ///
    /// @param received is told how many bytes are here
    /// @return where it is, under its own name
    Path load(Release.Installer file, Path into, LongConsumer received) throws UpdateException, InterruptedException;

    /// It did not come.
    final class UpdateException extends Exception {
        private static final long serialVersionUID = 1;

        private final UpdateFailure failure;

        public UpdateException(UpdateFailure failure, String what, Throwable cause) {
            super(what, cause);
            this.failure = failure;
        }

        public UpdateException(UpdateFailure failure, String what) {
            super(what);
            this.failure = failure;
        }

        public UpdateFailure failure() {
            return failure;
        }
    }
}
