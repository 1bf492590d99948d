package app.parley.client.account;

import app.parley.protocol.AttachmentId;
import app.parley.protocol.Device;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Me;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// PORT: what one can do with one's own account, and the pictures of others; the page of the account works with it.
/// Safe on every thread, and never blocks: replies come on any thread.
public interface OwnAccount {
    /// How the server knows one now.
    CompletableFuture<Reply<Me>> me();

    /// Changes the name that others see.
    CompletableFuture<Reply<Me>> rename(String displayName);

    /// Makes a square picture the one that others see.
    ///
    /// @param side pixels
    /// @param argb row by row, not premultiplied
    CompletableFuture<Reply<Me>> showAs(int side, int[] argb);

    /// Changes the password, which signs every other device out. A wrong `current` is
    /// [AccountFailure.WrongCredentials].
    CompletableFuture<Reply<Me>> changePassword(String current, String next);

    /// Every device on which one is signed in, this one included.
    CompletableFuture<Reply<List<Device>>> devices();

    /// Signs one of one's devices out.
    CompletableFuture<Reply<DeviceId>> signOut(DeviceId device);

    /// Somebody's picture as the file that they have chosen, from the device where it is known. Empty where it
    /// cannot be had now, or is larger than [#PICTURE_MAX].
    CompletableFuture<Optional<byte[]>> picture(AttachmentId avatar);

    /// In bytes. A square of 256 pixels has a tenth of it, so a picture that other clients make fits as well.
    int PICTURE_MAX = 2 << 20;
}
