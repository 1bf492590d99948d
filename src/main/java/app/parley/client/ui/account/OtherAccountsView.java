package app.parley.client.ui.account;

import app.parley.client.account.KnownAccount;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.RowPlace;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.theme.AvatarView;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The accounts of this device, each but the one on the screen with a button that goes there, and where the
/// proof of being signed in is kept. On the JavaFX thread.
public final class OtherAccountsView extends VBox {
    /// What stands here, for the page.
    public static final List<String> ROWS = List.of("account.others", "settings.keyring");

    private static final double AVATAR = 36;

    private final VBox rows = new VBox();
    private final Consumer<KnownAccount> change;

    /// What is asked of whoever has the accounts.
    ///
    /// @param known the current one first
    /// @param inKeyring whether the system keeps the proof, and not a file
    /// @param change goes to another account
    /// @param add leaves this one for another that is to be signed in to
    public record Parts(
            Supplier<CompletableFuture<List<KnownAccount>>> known,
            Supplier<CompletableFuture<Boolean>> inKeyring,
            Consumer<KnownAccount> change,
            Runnable add) {}

    public OtherAccountsView(Parts parts) {
        change = parts.change();
        getStyleClass().add("account-part");
        var add = AccountPage.button("account.others.add", "plain", parts.add());
        var last = new VBox(add);
        last.getStyleClass().add("setting-last");
        var accounts = new VBox(rows, last);
        RowPlace.mark(accounts, ROWS.getFirst());
        var kept = new Label();
        kept.setWrapText(true);
        kept.getStyleClass().add("secondary");
        getChildren().setAll(AccountPage.heading(ROWS.getFirst()), accounts, new SettingRow("keyring", kept));
        var _ = parts.known().get().thenAcceptAsync(this::show, FxThread.EXECUTOR);
        var _ = parts.inKeyring()
                .get()
                .thenAcceptAsync(
                        there -> kept.setText(Texts.of(there ? "account.keyring.there" : "account.keyring.file")),
                        FxThread.EXECUTOR);
    }

    private void show(List<KnownAccount> known) {
        rows.getChildren().setAll(known.stream().map(this::row).toList());
    }

    private Node row(KnownAccount account) {
        var user = account.user();
        var avatar = new AvatarView(AVATAR);
        avatar.show(user.id().value(), user.displayName());
        var name = new Label(user.displayName());
        name.getStyleClass().add("setting-title");
        var where = new Label(
                Texts.of("account.at", user.username(), account.server().getAuthority()));
        where.getStyleClass().add("secondary");
        for (var label : new Label[] {name, where}) label.setMinWidth(0);
        var words = new VBox(name, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(avatar, words);
        row.getStyleClass().add("member-row");
        if (account.current()) {
            var here = new Label(Texts.of("account.others.here"));
            here.getStyleClass().add("secondary");
            row.getChildren().add(here);
        } else {
            var go = AccountPage.button("account.others.go", "link", () -> change.accept(account));
            go.setAccessibleText(Texts.of(
                    "account.others.go.spoken",
                    user.displayName(),
                    account.server().getAuthority()));
            row.getChildren().add(go);
        }
        return row;
    }
}
