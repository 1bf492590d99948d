package app.parley.client.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.ui.Rooms;
import app.parley.protocol.Device;
import app.parley.protocol.DeviceId;
import app.parley.support.FakeOwnAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountViewModelTest {
    private final FakeOwnAccount account = new FakeOwnAccount(Rooms.SAM);
    private final AccountViewModel model = new AccountViewModel(account, Rooms.SAM, Runnable::run);

    @BeforeEach
    void open() {
        account.devices.add(device("old", 10));
        account.devices.add(device("phone", 20));
        model.open();
    }

    @Test
    void aNewNameHoldsWhenTheServerHasIt() {
        model.rename("  Samira Rivera ");

        assertThat(model.self().get().displayName()).isEqualTo("Samira Rivera");
        assertThat(model.profileSaid().get().wrong()).isFalse();
    }

    @Test
    void aNameThatDoesNotArriveIsTakenBackAndSaid() {
        account.setReachable(false);
        model.rename("Samira");

        assertThat(model.self().get().displayName()).isEqualTo("Sam Rivera");
        assertThat(model.profileSaid().get().wrong()).isTrue();
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void anEmptyNameIsNotSent() {
        model.rename("   ");

        assertThat(model.self().get().displayName()).isEqualTo("Sam Rivera");
        assertThat(model.profileSaid().get().wrong()).isTrue();
    }

    @Test
    void thisDeviceIsFirstThenTheOneUsedLast() {
        assertThat(model.devices()).extracting(device -> device.id().value()).containsExactly("desk", "phone", "old");
    }

    @Test
    void aDeviceIsSignedOut() {
        model.signOut(model.devices().getLast());

        assertThat(account.devices).extracting(Device::name).doesNotContain("A old");
        assertThat(model.devices()).hasSize(2);
        assertThat(model.devicesSaid().get().text()).contains("A old");
    }

    @Test
    void allOthersAreSignedOutAtOnce() {
        model.signOutOthers();

        assertThat(account.devices).hasSize(1);
        assertThat(model.devices()).singleElement().matches(Device::current);
    }

    @Test
    void theFirstThatIsWrongWithANewPasswordIsSaid() {
        assertThat(said("", "long enough", "long enough")).startsWith("Type your current password");
        assertThat(said(FakeOwnAccount.PASSWORD, "short", "short")).contains("8");
        assertThat(said(FakeOwnAccount.PASSWORD, "long enough", "long enogh")).contains("not the same");
        assertThat(said("guessed", "long enough", "long enough")).contains("not right");
        assertThat(account.devices).hasSize(3);
    }

    @Test
    void aNewPasswordSignsTheOtherDevicesOut() {
        said(FakeOwnAccount.PASSWORD, "long enough", "long enough");

        assertThat(model.passwordSaid().get().wrong()).isFalse();
        assertThat(model.devices()).singleElement().matches(Device::current);
    }

    private String said(String current, String next, String again) {
        model.changePassword(current, next, again, () -> {});
        return model.passwordSaid().get().text();
    }

    private static Device device(String id, long lastSeen) {
        return new Device(new DeviceId(id), "A " + id, "test", false, 0, lastSeen);
    }
}
