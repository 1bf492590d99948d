package app.parley.client.media.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.internal.NativeObject;
import dev.onvoid.webrtc.internal.RefCountedObject;
import java.lang.reflect.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes a peer connection and gives its memory back. The library's `close` forgets the native connection without
/// releasing the reference that making it took (`JNI_RTCPeerConnection.cpp`): some 140 KB a call, for good. The
/// reference is released here instead, as the library releases its other objects. Runs on parley-media.
final class ConnectionMemory {
    private static final Logger log = LoggerFactory.getLogger(ConnectionMemory.class);

    /// The library of which this is known. In another it is left as it is: a second release would end the process.
    static final String LIBRARY = "webrtc-java 0.14.0";

    private ConnectionMemory() {}

    /// Closes `connection`, whose hearers and senders are off. Nobody may call it afterwards.
    ///
    /// @param library as [NativeCore#facts] names it
    static void close(RTCPeerConnection connection, String library) {
        var address = library.equals(LIBRARY) ? address(connection) : 0;
        connection.close();
        if (address != 0) release(address);
    }

    private static long address(RTCPeerConnection connection) {
        try {
            return handle().getLong(connection);
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.warn("the memory of a closed connection stays in use", e);
            return 0;
        }
    }

    private static void release(long address) {
        try {
            var held = new Held();
            handle().setLong(held, address);
            held.release();
        } catch (ReflectiveOperationException e) {
            log.warn("the memory of a closed connection stays in use", e);
        }
    }

    private static Field handle() throws ReflectiveOperationException {
        var handle = NativeObject.class.getDeclaredField("nativeHandle");
        handle.setAccessible(true);
        return handle;
    }

    /// The reference that is left over.
    private static final class Held extends RefCountedObject {}
}
