package app.parley.client.ui.main;

import app.parley.client.account.KnownAccount;
import app.parley.client.chat.Connection;
import app.parley.client.failure.Remedy;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.account.AccountPage;
import app.parley.client.ui.account.AccountViewModel;
import app.parley.client.ui.account.ExportView;
import app.parley.client.ui.account.OtherAccountsView;
import app.parley.client.ui.call.CallKeys;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.call.CallsPage;
import app.parley.client.ui.chats.ChatListViewModel;
import app.parley.client.ui.devices.DevicesModel;
import app.parley.client.ui.devices.DevicesPage;
import app.parley.client.ui.diagnostics.DiagnosticsPage;
import app.parley.client.ui.settings.LookPage;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.theme.Faces;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/// The settings' pages of whoever is signed in, each from its feature, and the pictures of people, which come
/// by the account too. On the JavaFX thread.
record DeskPages(ParleyServices services, ParleyServices.Desk desk, AccountViewModel account, TimeWords words) {
    /// The ways out of an account.
    ///
    /// @param signOut ends its session
    /// @param change goes to another one; both sessions go on
    /// @param add leaves it for one that is to be signed in to
    record Exits(Runnable signOut, Consumer<KnownAccount> change, Runnable add) {}

    /// @param firstSteps shows them again
    List<SettingsPage> all(
            ChatListViewModel list, CallKeys keys, Supplier<DevicesModel> trying, Runnable firstSteps, Exits exits) {
        var own = AccountPage.of(account, parts(exits));
        var devices = DevicesPage.of(trying, services.preferences(), services.media(), firstSteps);
        var calls = CallsPage.of(services.preferences(), keys);
        var look = LookPage.of(services.preferences());
        var diagnostics = DiagnosticsPage.of(desk.diagnostics(), () -> names(list));
        return Stream.of(Stream.of(own), services.pages().stream(), Stream.of(devices, calls, look, diagnostics))
                .flatMap(pages -> pages)
                .toList();
    }

    private AccountPage.Parts parts(Exits exits) {
        var others = new OtherAccountsView.Parts(
                () -> services.accounts().thenApply(ParleyServices.Accounts::known),
                () -> services.accounts().thenApply(ParleyServices.Accounts::inKeyring),
                exits.change(),
                exits.add());
        return new AccountPage.Parts(
                desk.server().getAuthority(),
                words,
                services.background(),
                exits.signOut(),
                Stream.concat(OtherAccountsView.ROWS.stream(), ExportView.ROWS.stream())
                        .toList(),
                () -> List.of(
                        new OtherAccountsView(others),
                        AccountPage.heading("account.export"),
                        new ExportView((file, told) -> services.export(desk, file, told))));
    }

    /// Of everybody and every chat that the window knows.
    private static List<String> names(ChatListViewModel list) {
        var names = new ArrayList<String>();
        for (var chat : list.overview().getValue().chats()) {
            names.add(chat.title());
            for (var user : chat.members()) {
                names.addAll(List.of(user.username(), user.displayName()));
                names.addAll(List.of(user.displayName().split("\\s+")));
            }
        }
        return names;
    }

    /// Leads from a call whose connection fails to what looks at it: one that is over goes, one that goes on makes
    /// room.
    ///
    /// @param seen whether the window's content can be seen: what is hidden by a call takes no focus
    void offerChecks(CallViewModel call, MainView main, ObservableValue<Boolean> seen) {
        call.onRemedy(Remedy.CHECK_CONNECTION, () -> {
            if (call.ended().getValue() == null) call.place().setSmall(true);
            else call.dismiss();
            whenOnce(seen, () -> main.openPage(DiagnosticsPage.title()));
        });
    }

    private static void whenOnce(ObservableValue<Boolean> condition, Runnable action) {
        if (condition.getValue()) {
            action.run();
            return;
        }
        condition.addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> value, Boolean before, Boolean now) {
                value.removeListener(this);
                action.run();
            }
        });
    }

    /// Shows people by the pictures that they have chosen.
    void showFaces(Faces faces, ChatListViewModel list) {
        faces.serve(desk.account()::picture, services.background());
        list.overview().subscribe(now -> {
            for (var chat : now.chats()) chat.members().forEach(faces::know);
        });
        list.overview()
                .map(now -> now.connection() instanceof Connection.Online)
                .subscribe(online -> {
                    if (!online) return;
                    faces.again();
                    account.refresh();
                });
        account.self().subscribe(faces::know);
    }
}
