package app.parley.client.update;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// PORT: where updates come from. Blocks; called on virtual threads, and ends early when its thread is interrupted.
public interface UpdateSource {
    /// A feed as it came, and what was signed of it.
    ///
    /// @param signature the bytes of the detached signature
    record Signed(byte[] feed, byte[] signature) {}

    /// The feed at `address`, with the signature that lies beside it under the same name and `.sig`.
    Signed feed(URI address) throws UpdateException, InterruptedException;

    /// Brings a file into `into`, going on where a download broke off, and checks what came.
    ///
    /// @param received is told how many bytes are here
    /// @return where it is, under its own name
    Path load(Release.Package file, Path into, LongConsumer received) throws UpdateException, InterruptedException;

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
