package app.parley.client.ui.account;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.OwnAccount;
import app.parley.client.account.Reply;
import app.parley.client.failure.UserFailure;
import app.parley.client.ui.Texts;
import app.parley.protocol.Bounds;
import app.parley.protocol.Device;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Me;
import app.parley.protocol.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One's account: what others see of it, and the devices that it is used on. One a signed-in window, so that a name
/// that was changed holds in the rail too. On the thread of its executor.
public final class AccountViewModel {
    private final OwnAccount account;
    private final Executor thread;
    private final ReadOnlyObjectWrapper<User> self;
    private final ReadOnlyObjectWrapper<Said> profileSaid = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyObjectWrapper<Said> passwordSaid = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyObjectWrapper<Said> devicesSaid = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObservableList<Device> devices = FXCollections.observableArrayList();

    /// What came of the last deed.
    ///
    /// @param text empty for nothing to say
    /// @param wrong whether it did not work
    public record Said(String text, boolean wrong) {
        static final Said NOTHING = new Said("", false);
    }

    /// @param self who is signed in, as this device knows it
    public AccountViewModel(OwnAccount account, User self, Executor thread) {
        this.account = account;
        this.thread = thread;
        this.self = new ReadOnlyObjectWrapper<>(self);
    }

    /// Oneself, as others see one.
    public ReadOnlyObjectProperty<User> self() {
        return self.getReadOnlyProperty();
    }

    /// This device first, then the one used last.
    public ObservableList<Device> devices() {
        return devices;
    }

    public ReadOnlyObjectProperty<Said> profileSaid() {
        return profileSaid.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Said> passwordSaid() {
        return passwordSaid.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Said> devicesSaid() {
        return devicesSaid.getReadOnlyProperty();
    }

    /// While the server is being asked to change something.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Asks how the account stands at the server. Quiet when it does not answer.
    public void refresh() {
        var _ = account.me()
                .thenAcceptAsync(
                        reply -> {
                            if (reply instanceof Reply.Got<Me>(var me)) self.set(me.user());
                        },
                        thread);
    }

    /// Forgets what was said, and asks for the devices.
    public void open() {
        for (var said : List.of(profileSaid, passwordSaid, devicesSaid)) said.set(Said.NOTHING);
        refresh();
        listDevices();
    }

    public void rename(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > Bounds.NAME_MAX) {
            profileSaid.set(wrong("signin.error.displayName"));
        } else if (!name.equals(self.get().displayName())) {
            ask(account.rename(name), profileSaid, me -> {
                self.set(me.user());
                profileSaid.set(done("account.name.done"));
            });
        }
    }

    /// @param side pixels of the square
    /// @param whenDone run when others see it
    void showAs(int side, int[] argb, Runnable whenDone) {
        ask(account.showAs(side, argb), profileSaid, me -> {
            self.set(me.user());
            profileSaid.set(done("account.picture.done"));
            whenDone.run();
        });
    }

    void pictureUnreadable() {
        profileSaid.set(wrong("account.picture.unreadable"));
    }

    /// @param whenDone run when the new password holds
    void changePassword(String current, String next, String again, Runnable whenDone) {
        if (current.isEmpty()) {
            passwordSaid.set(wrong("account.password.current.empty"));
        } else if (next.codePointCount(0, next.length()) < Bounds.PASSWORD_MIN) {
            passwordSaid.set(new Said(Texts.of("signin.error.password", Bounds.PASSWORD_MIN), true));
        } else if (!next.equals(again)) {
            passwordSaid.set(wrong("account.password.differs"));
        } else {
            ask(account.changePassword(current, next), passwordSaid, _ -> {
                passwordSaid.set(done("account.password.done"));
                whenDone.run();
                listDevices();
            });
        }
    }

    void signOut(Device device) {
        ask(account.signOut(device.id()), devicesSaid, _ -> {
            devices.removeIf(one -> one.id().equals(device.id()));
            devicesSaid.set(new Said(Texts.of("account.devices.out", device.name()), false));
        });
    }

    /// Signs every device out but this one.
    void signOutOthers() {
        var asked = new ArrayList<CompletableFuture<Reply<DeviceId>>>();
        for (var device : devices) if (!device.current()) asked.add(account.signOut(device.id()));
        var all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(_ -> asked.stream()
                        .map(CompletableFuture::join)
                        .filter(reply -> reply instanceof Reply.Failed<DeviceId>)
                        .findFirst()
                        .orElseGet(() -> asked.getFirst().join()));
        if (asked.isEmpty()) return;
        ask(all, devicesSaid, _ -> {
            devicesSaid.set(done("account.devices.allOut"));
            listDevices();
        });
    }

    private void listDevices() {
        var _ = account.devices()
                .thenAcceptAsync(
                        reply -> {
                            if (reply instanceof Reply.Got<List<Device>>(var all)) {
                                devices.setAll(all.stream()
                                        .sorted(Comparator.comparing(Device::current)
                                                .thenComparingLong(Device::lastSeen)
                                                .reversed())
                                        .toList());
                            } else if (reply instanceof Reply.Failed<List<Device>>(var why)) {
                                devicesSaid.set(failed(why));
                            }
                        },
                        thread);
    }

    private <T> void ask(CompletableFuture<Reply<T>> asked, ReadOnlyObjectWrapper<Said> said, Consumer<T> then) {
        busy.set(true);
        said.set(Said.NOTHING);
        var _ = asked.whenComplete((reply, bug) -> thread.execute(() -> {
            busy.set(false);
            answered(reply, said, then);
        }));
    }

    private static <T> void answered(@Nullable Reply<T> reply, ReadOnlyObjectWrapper<Said> said, Consumer<T> then) {
        if (reply instanceof Reply.Got<T>(var value)) then.accept(value);
        else said.set(failed(reply instanceof Reply.Failed<T>(var why) ? why : new AccountFailure.ServerUnreachable()));
    }

    private static Said failed(AccountFailure why) {
        return why instanceof AccountFailure.WrongCredentials
                ? wrong("account.password.wrong")
                : new Said(Texts.of(UserFailure.of(why).titleKey()), true);
    }

    private static Said wrong(String key) {
        return new Said(Texts.of(key), true);
    }

    private static Said done(String key) {
        return new Said(Texts.of(key), false);
    }
}
