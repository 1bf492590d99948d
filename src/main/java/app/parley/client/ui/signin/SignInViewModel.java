package app.parley.client.ui.signin;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.failure.Remedy;
import app.parley.client.failure.UserFailure;
import app.parley.client.ui.Texts;
import app.parley.protocol.Bounds;
import app.parley.protocol.Session;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is typed to sign in or to make an account, and what is wrong with it: each error stands at its field, what
/// concerns no field is a [UserFailure]. On the thread of its executor.
public final class SignInViewModel {
    /// Section 2 of the protocol.
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9_.]{3,32}");

    private final Door door;
    private final Executor thread;
    private final Door.Server offered;
    private final BiFunction<URI, Session, CompletableFuture<?>> signedIn;
    private final BooleanProperty registering = new SimpleBooleanProperty();
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty displayName = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty typedServer = new SimpleStringProperty("");
    private final BooleanProperty changingServer = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper usernameError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper displayNameError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper passwordError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper serverError = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable UserFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// @param signedIn gets the server and the session; called on `thread`. Its future fails when the files of this
    ///     machine cannot be used
    public SignInViewModel(
            Door door, Door.Server offered, Executor thread, BiFunction<URI, Session, CompletableFuture<?>> signedIn) {
        this.door = door;
        this.offered = offered;
        this.thread = thread;
        this.signedIn = signedIn;
        registering.subscribe(this::forgetErrors);
        username.subscribe(() -> usernameError.set(""));
        displayName.subscribe(() -> displayNameError.set(""));
        password.subscribe(() -> passwordError.set(""));
        typedServer.subscribe(() -> serverError.set(""));
    }

    /// Whether an account is being made.
    public BooleanProperty registering() {
        return registering;
    }

    public StringProperty username() {
        return username;
    }

    public StringProperty displayName() {
        return displayName;
    }

    public StringProperty password() {
        return password;
    }

    /// Whether another server is being typed in place of the offered one.
    public BooleanProperty changingServer() {
        return changingServer;
    }

    public StringProperty typedServer() {
        return typedServer;
    }

    public ReadOnlyStringProperty usernameError() {
        return usernameError.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty displayNameError() {
        return displayNameError.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty passwordError() {
        return passwordError.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty serverError() {
        return serverError.getReadOnlyProperty();
    }

    /// Holds null while nothing is wrong beyond the fields.
    public ReadOnlyObjectProperty<@Nullable UserFailure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// While the server is being asked.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether another server than the offered one may be typed.
    public boolean mayChangeServer() {
        return !offered.decided();
    }

    /// The offered server in words.
    public String offeredServer() {
        var address = offered.address().getAuthority();
        return offered.own() ? Texts.of("signin.server.own", address) : address;
    }

    /// Signs in or makes the account, when nothing typed is wrong. Ignored while busy.
    public void submit() {
        if (busy.get()) return;
        forgetErrors();
        var server = server();
        if (!complete() || server == null) return;
        busy.set(true);
        var name = username.get().strip().toLowerCase(Locale.ROOT);
        var reply = registering.get()
                ? door.register(server, name, displayName.get().strip(), password.get())
                : door.login(server, name, password.get());
        var _ = reply.whenComplete((answer, bug) -> thread.execute(() -> {
            if (answer instanceof Reply.Got<Session>(var session)) {
                enter(server, session);
                return;
            }
            busy.set(false);
            fail(answer instanceof Reply.Failed<Session>(var why) ? why : new AccountFailure.ServerUnreachable());
        }));
    }

    /// Says that the session of last time could not be gone on with, because of this machine's files.
    public void cannotResume() {
        fail(new AccountFailure.FolderUnusable());
    }

    public boolean offers(Remedy remedy) {
        return remedy == Remedy.RETRY || remedy == Remedy.NONE;
    }

    public void carryOut(Remedy remedy) {
        if (remedy == Remedy.RETRY) submit();
        else failure.set(null);
    }

    private void enter(URI server, Session session) {
        var _ = signedIn.apply(server, session)
                .whenComplete((_, broken) -> thread.execute(() -> {
                    busy.set(false);
                    if (broken == null) password.set("");
                    else fail(new AccountFailure.FolderUnusable());
                }));
    }

    private void fail(AccountFailure why) {
        switch (why) {
            case AccountFailure.WrongCredentials _ -> passwordError.set(Texts.of("signin.error.credentials"));
            case AccountFailure.UsernameTaken _ -> usernameError.set(Texts.of("signin.error.taken"));
            default -> failure.set(UserFailure.of(why));
        }
    }

    private boolean complete() {
        var name = username.get().strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) usernameError.set(Texts.of("signin.error.username.empty"));
        else if (registering.get() && !USERNAME.matcher(name).matches())
            usernameError.set(Texts.of("signin.error.username"));
        var shown = displayName.get().strip();
        if (registering.get() && (shown.isEmpty() || length(shown) > Bounds.NAME_MAX))
            displayNameError.set(Texts.of("signin.error.displayName"));
        if (password.get().isEmpty()) passwordError.set(Texts.of("signin.error.password.empty"));
        else if (registering.get() && length(password.get()) < Bounds.PASSWORD_MIN)
            passwordError.set(Texts.of("signin.error.password", Bounds.PASSWORD_MIN));
        return usernameError.get().isEmpty()
                && displayNameError.get().isEmpty()
                && passwordError.get().isEmpty();
    }

    private @Nullable URI server() {
        if (!changingServer.get() || typedServer.get().isBlank()) return offered.address();
        var typed = door.address(typedServer.get());
        if (typed.isEmpty()) serverError.set(Texts.of("signin.error.server"));
        return typed.orElse(null);
    }

    private void forgetErrors() {
        for (var error : List.of(usernameError, displayNameError, passwordError, serverError)) error.set("");
        failure.set(null);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
