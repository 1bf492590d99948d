package app.parley.server.calls;

import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What tests of calls begin with: one server for all of a class, with timers that do not run out, and for each
/// test people of its own, two of whom are connected.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before each test
abstract class PatientServer {
    TestServer server;

    CallScene scene;
    TestSocket anna;
    TestSocket ben;

    @BeforeAll
    void startServer(@TempDir Path folder) {
        server = CallScene.patientServer(folder);
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void connect() {
        scene = CallScene.on(server);
        anna = scene.anna.connect();
        ben = scene.ben.connect();
    }
}
