package app.parley.client.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.AccountFailure;
import app.parley.client.failure.Remedy;
import app.parley.client.failure.UserFailure;
import app.parley.support.FakeDoor;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInViewModelTest {
    private final FakeDoor door = new FakeDoor();
    private final ArrayList<String> entered = new ArrayList<>();
    private CompletableFuture<?> opened = CompletableFuture.completedFuture("the chats");
    private final SignInViewModel model = new SignInViewModel(door, FakeDoor.OWN, Runnable::run, (server, session) -> {
        entered.add(session + " at " + server);
        return opened;
    });

    @BeforeEach
    void type() {
        model.username().set(" Sam ");
        model.password().set("long enough");
        model.displayName().set("Sam Rivera");
    }

    @Test
    void filesThatCannotBeOpenedAreToldAndTheTypedStays() {
        opened = CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
        model.submit();
        door.letIn();

        assertThat(model.failure().get()).isEqualTo(UserFailure.of(new AccountFailure.FolderUnusable()));
        assertThat(model.busy().get()).isFalse();
        assertThat(model.password().get()).isEqualTo("long enough");
    }

    @Test
    void signingInAsksTheOfferedServerAndHandsTheSessionOn() {
        model.submit();
        assertThat(model.busy().get()).isTrue();

        door.letIn();

        assertThat(door.asked).containsExactly("login sam at http://127.0.0.1:8420");
        assertThat(entered).containsExactly("Session[sam] at http://127.0.0.1:8420");
        assertThat(model.busy().get()).isFalse();
        assertThat(model.password().get()).as("the password, afterwards").isEmpty();
    }

    @Test
    void anImpatientSecondClickAsksOnce() {
        model.submit();
        model.submit();

        assertThat(door.asked).hasSize(1);
    }

    @Test
    void makingAnAccountSendsTheDisplayedNameToo() {
        model.registering().set(true);
        model.submit();

        assertThat(door.asked).containsExactly("register sam as Sam Rivera at http://127.0.0.1:8420");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Sam Rivera", "ümlaut"})
    void aUserNameThatCannotBeIsSaidAtItsFieldAndNothingIsAsked(String name) {
        model.registering().set(true);
        model.username().set(name);
        model.submit();

        assertThat(model.usernameError().get()).isNotEmpty();
        assertThat(door.asked).isEmpty();
    }

    @Test
    void aShortPasswordStopsAnAccountButNotASignIn() {
        model.password().set("short");
        model.registering().set(true);
        model.submit();
        assertThat(model.passwordError().get()).contains("8");

        model.registering().set(false);
        assertThat(model.passwordError().get()).isEmpty();
        model.submit();
        assertThat(door.asked).containsExactly("login sam at http://127.0.0.1:8420");
    }

    @Test
    void aWrongPasswordIsSaidAtItsFieldAndGoesWithTheNextLetter() {
        model.submit();
        door.refuse(new AccountFailure.WrongCredentials());
        assertThat(model.passwordError().get()).isNotEmpty();

        model.password().set("another one");

        assertThat(model.passwordError().get()).isEmpty();
    }

    @Test
    void aTakenUserNameIsSaidAtItsField() {
        model.registering().set(true);
        model.submit();
        door.refuse(new AccountFailure.UsernameTaken());

        assertThat(model.usernameError().get()).isNotEmpty();
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void anUnreachableServerIsAFailureWithTryAgain() {
        model.submit();
        door.refuse(new AccountFailure.ServerUnreachable());
        assertThat(model.failure().get()).isEqualTo(UserFailure.of(new AccountFailure.ServerUnreachable()));

        model.carryOut(Remedy.RETRY);

        assertThat(door.asked).hasSize(2);
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void anotherServerIsAskedWhenOneWasTyped() {
        model.changingServer().set(true);
        model.typedServer().set("chat.example.org");
        model.submit();

        assertThat(door.asked).containsExactly("login sam at https://chat.example.org");
    }

    @Test
    void whatCannotBeAnAddressIsSaidAtItsField() {
        model.changingServer().set(true);
        model.typedServer().set("not an address");
        model.submit();

        assertThat(model.serverError().get()).isNotEmpty();
        assertThat(door.asked).isEmpty();
    }

    @Test
    void theOwnServerIsNamedAsSuch() {
        assertThat(model.offeredServer()).contains("This computer’s own server").contains("127.0.0.1:8420");
    }
}
