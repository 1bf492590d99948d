package app.parley.server.bus;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.CallId;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Bus] promises; each implementation has a subclass.
public abstract class BusContractTest {
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");
    private static final DeviceId PHONE = new DeviceId("phone");
    private static final DeviceId DESK = new DeviceId("desk");
    private static final ServerEvent NEWS = new ServerCallEvent.Timeout(new CallId("c"));

    private final List<String> heard = new ArrayList<>();
    private Bus bus;

    protected abstract Bus bus();

    @BeforeEach
    void listen() {
        bus = bus();
        bus.listen(new DeviceListener() {
            @Override
            public void connected(UserId user, DeviceId device) {
                heard.add("+" + device + " " + bus.devicesOf(user).contains(device));
            }

            @Override
            public void gone(UserId user, DeviceId device) {
                heard.add("-" + device + " " + bus.devicesOf(user).contains(device));
            }
        });
    }

    @Test
    void newsForAUserReachAllTheirDevicesAndNobodyElse() {
        var phone = attach(ANNA, PHONE);
        var desk = attach(ANNA, DESK);
        var ben = attach(BEN, DESK);
        bus.deliver(ANNA, NEWS);
        assertThat(phone.sent).containsExactly(NEWS);
        assertThat(desk.sent).containsExactly(NEWS);
        assertThat(ben.sent).isEmpty();
    }

    @Test
    void newsForADeviceReachItAlone() {
        var phone = attach(ANNA, PHONE);
        var desk = attach(ANNA, DESK);
        bus.deliver(ANNA, DESK, NEWS);
        assertThat(phone.sent).isEmpty();
        assertThat(desk.sent).containsExactly(NEWS);
    }

    @Test
    void newsForSomebodyWhoIsNotThereAreDropped() {
        bus.deliver(ANNA, NEWS);
        bus.deliver(ANNA, PHONE, NEWS);
        assertThat(attach(ANNA, PHONE).sent).isEmpty();
    }

    @Test
    void aSecondSocketOfADeviceReplacesTheFirst() {
        var first = attach(ANNA, PHONE);
        var second = attach(ANNA, PHONE);
        bus.deliver(ANNA, NEWS);
        assertThat(first.sent).containsExactly(new ServerEvent.SessionReplaced());
        assertThat(first.closed).isTrue();
        assertThat(second.sent).containsExactly(NEWS);
        assertThat(heard).containsExactly("+phone true", "-phone true", "+phone true");
    }

    @Test
    void theClosingOfAReplacedSocketChangesNothing() {
        var first = attach(ANNA, PHONE);
        var second = attach(ANNA, PHONE);
        heard.clear();
        bus.detach(first);
        bus.deliver(ANNA, NEWS);
        assertThat(second.sent).containsExactly(NEWS);
        assertThat(heard).isEmpty();
    }

    @Test
    void listenersHearWhoComesAndGoes() {
        var phone = attach(ANNA, PHONE);
        bus.detach(phone);
        bus.detach(phone);
        assertThat(heard).containsExactly("+phone true", "-phone false");
        assertThat(bus.isOnline(ANNA)).isFalse();
    }

    @Test
    void aListenerThatThrowsSilencesNobodyElse() {
        bus.listen(new DeviceListener() {
            @Override
            public void connected(UserId user, DeviceId device) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void gone(UserId user, DeviceId device) {}
        });
        var later = new ArrayList<DeviceId>();
        bus.listen(new DeviceListener() {
            @Override
            public void connected(UserId user, DeviceId device) {
                later.add(device);
            }

            @Override
            public void gone(UserId user, DeviceId device) {}
        });
        attach(ANNA, PHONE);
        assertThat(later).containsExactly(PHONE);
    }

    @Test
    void disconnectingClosesTheSocketOfThatDeviceOnly() {
        var phone = attach(ANNA, PHONE);
        var desk = attach(ANNA, DESK);
        bus.disconnect(ANNA, PHONE);
        bus.disconnect(BEN, PHONE);
        assertThat(phone.closed).isTrue();
        assertThat(desk.closed).isFalse();
    }

    @Test
    void knowsTheDevicesOfAUser() {
        attach(ANNA, PHONE);
        attach(ANNA, DESK);
        assertThat(bus.devicesOf(ANNA)).containsExactlyInAnyOrder(PHONE, DESK);
        assertThat(bus.devicesOf(BEN)).isEmpty();
    }

    private RecordingSocket attach(UserId user, DeviceId device) {
        var socket = new RecordingSocket(user, device);
        bus.attach(socket);
        return socket;
    }

    private static final class RecordingSocket implements DeviceSocket {
        final List<ServerEvent> sent = new ArrayList<>();
        boolean closed;
        private final UserId user;
        private final DeviceId device;

        RecordingSocket(UserId user, DeviceId device) {
            this.user = user;
            this.device = device;
        }

        @Override
        public UserId user() {
            return user;
        }

        @Override
        public DeviceId device() {
            return device;
        }

        @Override
        public void send(ServerEvent event) {
            sent.add(event);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
