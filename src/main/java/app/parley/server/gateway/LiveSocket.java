package app.parley.server.gateway;

import app.parley.protocol.DeviceId;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.bus.DeviceSocket;
import app.parley.server.socketio.SocketIoSocket;

/// A device's Socket.IO socket as the bus knows it. Equal to another of the same socket.
record LiveSocket(SocketIoSocket<Guest> socket) implements DeviceSocket {
    @Override
    public UserId user() {
        return socket.principal().who().user();
    }

    @Override
    public DeviceId device() {
        return socket.principal().who().device();
    }

    @Override
    public void send(ServerEvent event) {
        socket.emit(ProtocolJson.name(event), ProtocolJson.encode(event));
    }

    @Override
    public void close() {
        socket.disconnect(true);
    }
}
