package app.parley.server.bus.local;

import app.parley.server.bus.Bus;
import app.parley.server.bus.BusContractTest;

class LocalBusTest extends BusContractTest {
    @Override
    protected Bus bus() {
        return new LocalBus();
    }
}
