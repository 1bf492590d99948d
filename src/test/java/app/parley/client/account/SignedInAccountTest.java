package app.parley.client.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.PngFile;
import app.parley.protocol.Device;
import app.parley.protocol.Me;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real server.
@SuppressWarnings("NullAway.Init") // start() runs before each test
class SignedInAccountTest {
    private static final int SIDE = 16;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Me> told = new ArrayList<>();
    private TestServer server;
    private TestUser sam;
    private Account account;
    private SignedInAccount own;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        sam = server.register("sam");
        account = new Account(URI.create(server.url()), sam.session().token(), threads);
        own = of(account);
    }

    @AfterEach
    void stop() {
        account.close();
        server.close();
        threads.close();
    }

    @Test
    void theNameAndThePictureAreThoseThatOthersSeeAndAreTold() throws Exception {
        own.rename("Samira Rivera").get(10, TimeUnit.SECONDS);
        var me = got(own.showAs(SIDE, new int[SIDE * SIDE]));

        assertThat(me.displayName()).isEqualTo("Samira Rivera");
        assertThat(told).last().isEqualTo(me);
        var amara = new Account(
                URI.create(server.url()), server.register("amara").session().token(), threads);
        try (amara) {
            var avatar = Objects.requireNonNull(
                    got(amara.searchUsers("sam")).getFirst().avatar());
            assertThat(of(amara).picture(avatar).get(10, TimeUnit.SECONDS))
                    .hasValueSatisfying(
                            file -> assertThat(file).isEqualTo(PngFile.bytes(SIDE, SIDE, new int[SIDE * SIDE])));
        }
    }

    @Test
    void aPictureThatWasFetchedIsThereWithoutTheServer() throws Exception {
        var avatar = Objects.requireNonNull(
                got(own.showAs(SIDE, new int[SIDE * SIDE])).avatar());
        assertThat(own.picture(avatar).get(10, TimeUnit.SECONDS)).isPresent();
        account.close();

        assertThat(own.picture(avatar).get(10, TimeUnit.SECONDS)).isPresent();
    }

    @Test
    void aNewPasswordHoldsAndSignsTheOtherDevicesOut() throws Exception {
        sam.on("phone");
        assertThat(own.changePassword("guessed", "another horse").get(10, TimeUnit.SECONDS))
                .isEqualTo(new Reply.Failed<>(new AccountFailure.WrongCredentials()));
        got(own.changePassword(TestUser.PASSWORD, "another horse"));

        assertThat(got(own.devices())).singleElement().matches(Device::current);
    }

    @Test
    void anotherDeviceIsSignedOut() throws Exception {
        var phone = sam.on("phone");
        assertThat(got(own.devices())).hasSize(2);
        got(own.signOut(phone.device()));

        assertThat(got(own.devices())).singleElement().matches(Device::current);
        assertThat(phone.http().get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void noMorePicturesAreKeptThanTheBound() throws Exception {
        var kept = new KeptPictures(folder.resolve("kept"));
        for (var i = 0; i <= KeptPictures.MOST + 2; i++) kept.keep("picture " + i, new byte[] {1});

        try (var files = Files.list(folder.resolve("kept"))) {
            assertThat(files).hasSize(KeptPictures.MOST);
        }
        assertThat(kept.find("picture " + (KeptPictures.MOST + 2))).isPresent();
    }

    private SignedInAccount of(Account of) {
        return new SignedInAccount(
                URI.create(server.url()),
                of,
                folder.resolve("pictures"),
                threads,
                (side, argb) -> PngFile.bytes(side, side, argb),
                told::add);
    }

    private static <T> T got(CompletableFuture<Reply<T>> asked) throws Exception {
        var reply = asked.get(10, TimeUnit.SECONDS);
        if (reply instanceof Reply.Got<T>(var value)) return value;
        throw new AssertionError(reply.toString());
    }
}
