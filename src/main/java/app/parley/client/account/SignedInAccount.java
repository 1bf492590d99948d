package app.parley.client.account;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.Device;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Me;
import app.parley.protocol.ProfileChange;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// [OwnAccount] at a server, with people's pictures kept on the device. Safe on every thread.
public final class SignedInAccount implements OwnAccount {
    private final URI server;
    private final Account account;
    private final KeptPictures pictures;
    private final Executor threads;
    private final Png png;
    private final Consumer<Me> changed;
    private final Map<AttachmentId, CompletableFuture<Optional<byte[]>>> underWay = new ConcurrentHashMap<>();

    /// Writes a square picture as PNG; blocks.
    @FunctionalInterface
    public interface Png {
        byte[] of(int side, int[] argb);
    }

    /// @param folder where pictures are kept, also of other accounts
    /// @param threads makes a virtual thread a task
    /// @param changed told how the server knows one, whenever it says so
    public SignedInAccount(URI server, Account account, Path folder, Executor threads, Png png, Consumer<Me> changed) {
        this.server = server;
        this.account = account;
        this.pictures = new KeptPictures(folder);
        this.threads = threads;
        this.png = png;
        this.changed = changed;
    }

    @Override
    public CompletableFuture<Reply<Me>> me() {
        return account.me().thenApply(this::tell);
    }

    @Override
    public CompletableFuture<Reply<Me>> rename(String displayName) {
        return account.change(new ProfileChange(displayName, null, null, null)).thenApply(this::tell);
    }

    @Override
    public CompletableFuture<Reply<Me>> showAs(int side, int[] argb) {
        return CompletableFuture.supplyAsync(() -> png.of(side, argb), threads)
                .thenCompose(file -> account.upload("image/png", "picture.png", file))
                .thenCompose(this::use);
    }

    private CompletableFuture<Reply<Me>> use(Reply<Attachment> uploaded) {
        return switch (uploaded) {
            case Reply.Got<Attachment>(var file) ->
                account.change(new ProfileChange(null, file.id(), null, null)).thenApply(this::tell);
            case Reply.Failed<Attachment>(var why) -> CompletableFuture.completedFuture(new Reply.Failed<>(why));
        };
    }

    @Override
    public CompletableFuture<Reply<Me>> changePassword(String current, String next) {
        return account.changePassword(current, next).thenCompose(reply -> switch (reply) {
            case Reply.Got<String> _ -> account.me();
            case Reply.Failed<String>(var why) -> CompletableFuture.completedFuture(new Reply.Failed<>(why));
        });
    }

    @Override
    public CompletableFuture<Reply<List<Device>>> devices() {
        return account.devices();
    }

    @Override
    public CompletableFuture<Reply<DeviceId>> signOut(DeviceId device) {
        return account.signOut(device);
    }

    @Override
    public CompletableFuture<Optional<byte[]>> picture(AttachmentId avatar) {
        return underWay.computeIfAbsent(avatar, this::look).copy();
    }

    private CompletableFuture<Optional<byte[]>> look(AttachmentId avatar) {
        var name = server + " " + avatar;
        var found = CompletableFuture.supplyAsync(() -> pictures.find(name), threads)
                .thenCompose(kept -> kept.isPresent() ? CompletableFuture.completedFuture(kept) : fetch(avatar, name));
        // By another thread, so that the one above is in the map before it is taken out.
        var _ = found.whenCompleteAsync((_, _) -> underWay.remove(avatar), threads);
        return found;
    }

    private CompletableFuture<Optional<byte[]>> fetch(AttachmentId avatar, String name) {
        return account.download(avatar, PICTURE_MAX).thenApply(reply -> {
            if (!(reply instanceof Reply.Got<byte[]>(var picture))) return Optional.empty();
            pictures.keep(name, picture);
            return Optional.of(picture);
        });
    }

    private Reply<Me> tell(Reply<Me> reply) {
        if (reply instanceof Reply.Got<Me>(var me)) changed.accept(me);
        return reply;
    }
}
