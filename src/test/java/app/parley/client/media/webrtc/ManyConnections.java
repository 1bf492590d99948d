package app.parley.client.media.webrtc;

import app.parley.client.media.MediaSetup;
import app.parley.client.media.MediaWitness;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.protocol.SessionDescription;
import app.parley.support.ProcessSize;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/// A process that makes and closes peer connections, and says how much memory each of them left behind.
final class ManyConnections {
    static final int MANY = 150;
    /// By then everything that is loaded once has been loaded.
    private static final int FIRST = 100;

    private ManyConnections() {}

    public static void main(String[] arguments) throws JMException {
        try (var engine = WebRtcEngine.withSynthetic(() -> SoundSource.SILENCE, TestPattern::new)) {
            connect(engine, FIRST);
            var before = residentKb();
            connect(engine, MANY);
            System.out.println("left behind: " + (residentKb() - before) / MANY + " KiB each");
        }
    }

    private static void connect(WebRtcEngine engine, int times) {
        for (var i = 0; i < times; i++) {
            var witness = new MediaWitness();
            try (var session = engine.open(new MediaSetup(List.of(), false), witness)) {
                session.createOffer(false);
                witness.awaitDescription(SessionDescription.Type.OFFER);
            }
        }
    }

    /// Once what is free within the process has gone back to the system.
    private static long residentKb() throws JMException {
        System.gc();
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "systemTrimNativeHeap",
                        new Object[0],
                        new String[0]);
        return ProcessSize.of(ProcessHandle.current().pid()).orElseThrow().residentKb();
    }
}
