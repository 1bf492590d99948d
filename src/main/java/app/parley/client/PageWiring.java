package app.parley.client;

import app.parley.client.desktop.login.LoginStart;
import app.parley.client.desktop.sound.OwnSound;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.media.MediaDevice;
import app.parley.client.ui.attention.GeneralPage;
import app.parley.client.ui.attention.MainStage;
import app.parley.client.ui.attention.NotificationsPage;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.update.UpdateViewModel;
import app.parley.client.ui.update.UpdatesPage;
import app.parley.protocol.User;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the settings' pages of the desktop together.
final class PageWiring {
    private static final Logger log = LoggerFactory.getLogger(PageWiring.class);

    private PageWiring() {}

    /// @param updates the update of the program, for a window that has one
    /// @param ring rings one round as it is chosen
    /// @param tone plays one of the soft tones
    /// @param people whom one has a chat with
    static List<SettingsPage> pages(
            ClientWiring client,
            ClientOptions options,
            Optional<UpdateViewModel> updates,
            Runnable ring,
            Runnable tone,
            Supplier<List<User>> people) {
        var pages = new ArrayList<SettingsPage>();
        pages.add(GeneralPage.of(
                options.preferences(),
                DesktopPreferences.STAY_WHEN_CLOSED,
                atLogin(options.folder()),
                MainStage::quitProgram,
                client.threads()));
        pages.add(NotificationsPage.of(
                options.preferences(),
                new NotificationsPage.Parts(
                        DesktopPreferences.PREVIEWS,
                        ring,
                        tone,
                        answer -> client.media()
                                .devices(
                                        MediaDevice.Kind.SPEAKER,
                                        found -> answer.accept(found.stream()
                                                .map(one -> new SoundLine.Speaker(one.id(), one.name()))
                                                .toList())),
                        people,
                        file -> CompletableFuture.supplyAsync(() -> OwnSound.read(file), client.threads()))));
        updates.ifPresent(model -> pages.add(UpdatesPage.of(options.preferences(), model)));
        return pages;
    }

    private static GeneralPage.AtLogin atLogin(Path folder) {
        var start = LoginStart.here(command(folder));
        return new GeneralPage.AtLogin() {
            @Override
            public boolean isOn() {
                return start.isOn();
            }

            @Override
            public boolean set(boolean on) {
                try {
                    start.set(on);
                    return true;
                } catch (IOException e) {
                    log.warn("the start at login cannot be changed", e);
                    return false;
                }
            }
        };
    }

    /// How this program was started, as far as it can be told: the package's own launcher, the laid-out program's,
    /// or else Java with what it was given.
    private static List<String> command(Path folder) {
        var command = new ArrayList<String>();
        var packaged = System.getProperty("jpackage.app-path");
        var home = System.getProperty("parley.home");
        if (packaged != null) {
            command.add(packaged);
        } else if (home != null) {
            var name = File.separatorChar == '\\' ? "parley.bat" : "parley";
            command.add(Path.of(home, "bin", name).toAbsolutePath().toString());
        } else {
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(
                    java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), "app.parley.Parley"));
        }
        command.addAll(List.of("app", "--data", folder.toAbsolutePath().toString()));
        return command;
    }
}
