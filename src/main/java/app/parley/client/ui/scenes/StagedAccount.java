package app.parley.client.ui.scenes;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.OwnAccount;
import app.parley.client.account.Reply;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.Device;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Me;
import app.parley.protocol.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An [OwnAccount] in memory, whose password is [#PASSWORD], for the pictures of the demo and for tests. It
/// answers at once.
public class StagedAccount implements OwnAccount {
    public static final String PASSWORD = "correct horse";

    /// The files of pictures, by id.
    public final Map<AttachmentId, byte[]> pictures = new HashMap<>();

    public final List<Device> devices = new ArrayList<>();

    private User self;
    protected boolean reachable = true;

    public StagedAccount(User self) {
        this.self = self;
        devices.add(
                new Device(new DeviceId("desk"), "Parley of sam", "Linux", true, StagedRooms.START, StagedRooms.START));
    }

    @Override
    public CompletableFuture<Reply<Me>> me() {
        return answer(new Me(
                self.id(), self.username(), self.displayName(), self.avatar(), self.presence(), null, false, false));
    }

    @Override
    public CompletableFuture<Reply<Me>> rename(String displayName) {
        if (reachable) {
            self = new User(self.id(), self.username(), displayName, self.avatar(), self.presence(), null);
        }
        return me();
    }

    @Override
    public CompletableFuture<Reply<Me>> showAs(int side, int[] argb) {
        return me();
    }

    @Override
    public CompletableFuture<Reply<Me>> changePassword(String current, String next) {
        if (!current.equals(PASSWORD)) {
            return CompletableFuture.completedFuture(new Reply.Failed<>(new AccountFailure.WrongCredentials()));
        }
        if (reachable) devices.removeIf(device -> !device.current());
        return me();
    }

    @Override
    public CompletableFuture<Reply<List<Device>>> devices() {
        return answer(List.copyOf(devices));
    }

    @Override
    public CompletableFuture<Reply<DeviceId>> signOut(DeviceId device) {
        if (reachable) devices.removeIf(one -> one.id().equals(device));
        return answer(device);
    }

    @Override
    public CompletableFuture<Optional<byte[]>> picture(AttachmentId avatar) {
        return CompletableFuture.completedFuture(Optional.ofNullable(reachable ? pictures.get(avatar) : null));
    }

    private <T> CompletableFuture<Reply<T>> answer(T value) {
        return CompletableFuture.completedFuture(
                reachable ? new Reply.Got<>(value) : new Reply.Failed<>(new AccountFailure.ServerUnreachable()));
    }
}
