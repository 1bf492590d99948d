package app.parley.journey;

import app.parley.client.signalling.SignallingListener;

/// Knows whether the server can be reached. Safe on every thread.
final class ConnectedOnce implements SignallingListener {
    private volatile boolean connected;

    @Override
    public void connected() {
        connected = true;
    }

    @Override
    public void disconnected() {
        connected = false;
    }

    boolean isConnected() {
        return connected;
    }
}
