package app.parley.client.ui.update;

import app.parley.client.ui.Texts;
import app.parley.client.update.Feed.Offer;
import app.parley.client.update.UpdateFailure;
import app.parley.client.update.UpdateInput;
import app.parley.client.update.UpdateState;
import app.parley.client.update.UpdateState.Checking;
import app.parley.client.update.UpdateState.Loading;
import app.parley.client.update.UpdateState.Offered;
import app.parley.client.update.UpdateState.Paused;
import app.parley.client.update.UpdateState.Ready;
import app.parley.client.update.UpdateState.Resting;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What is said of the program's version and its update, and what can be done. On the JavaFX thread.
public final class UpdateViewModel {
    /// What the button does.
    public enum Deed {
        /// Looks for something newer.
        CHECK,
        DOWNLOAD,
        /// Opens the installer.
        INSTALL,
        /// Copies what installs it in a terminal.
        COPY
    }

    /// What is shown.
    ///
    /// @param words how it stands
    /// @param help what went wrong, or what to do; empty for nothing
    /// @param notes what is new; empty for nothing
    /// @param progress from 0 to 1; negative where nothing goes on
    /// @param deed what can be done; empty for nothing
    /// @param later whether it can be put off, or broken off
    /// @param onTop whether it is worth a line over the chats
    public record Shown(
            String words,
            String help,
            String notes,
            double progress,
            Optional<Deed> deed,
            boolean later,
            boolean onTop) {}

    private static final double NO_PROGRESS = -1;

    private final Consumer<UpdateInput> post;
    private final String own;
    private final boolean byTerminal;
    private final ObjectProperty<Shown> shown;
    private String command = "";

    /// @param post takes what the user does
    /// @param own the version that runs; empty where it has none
    /// @param byTerminal whether packages are installed by a command here (Linux)
    /// @param state where it stands
    public UpdateViewModel(Consumer<UpdateInput> post, String own, boolean byTerminal, UpdateState state) {
        this.post = post;
        this.own = own;
        this.byTerminal = byTerminal;
        shown = new SimpleObjectProperty<>(words(state));
    }

    public ReadOnlyObjectProperty<Shown> shown() {
        return shown;
    }

    public void show(UpdateState state) {
        shown.set(words(state));
    }

    /// What installs the file that is here, for a terminal.
    public String command() {
        return command;
    }

    public void carryOut(Deed deed) {
        switch (deed) {
            case CHECK -> post.accept(new UpdateInput.Asked());
            case DOWNLOAD -> post.accept(new UpdateInput.Wanted());
            case INSTALL -> post.accept(new UpdateInput.Opened());
            // The view's: only it knows the clipboard.
            case COPY -> {}
        }
    }

    public void putOff() {
        post.accept(new UpdateInput.Later());
    }

    private Shown words(UpdateState state) {
        var talking = state.talking();
        return switch (state.phase()) {
            case Resting(var failure) -> resting(state, failure);
            case Checking() -> quiet(Texts.of("update.checking"), "", Optional.empty());
            case Offered(var offer, var failure, var later) ->
                new Shown(
                        Texts.of("update.offered", version(offer)),
                        failure == null ? "" : words(failure),
                        notes(offer),
                        NO_PROGRESS,
                        Optional.of(Deed.DOWNLOAD),
                        !later,
                        !talking && !later);
            case Loading(var offer, var received) ->
                loading(offer, received, Texts.of("update.loading", version(offer)), !talking);
            case Paused(var offer, var received) -> loading(offer, received, Texts.of("update.paused"), false);
            case Ready(var offer, var file) -> {
                command = offer.file().platform().startsWith("linux-rpm")
                        ? "sudo dnf install '" + file + "'"
                        : "sudo apt install '" + file + "'";
                yield new Shown(
                        Texts.of("update.ready", version(offer)),
                        byTerminal ? Texts.of("update.terminal", command) : "",
                        notes(offer),
                        NO_PROGRESS,
                        Optional.of(byTerminal ? Deed.COPY : Deed.INSTALL).filter(_ -> !talking),
                        false,
                        !talking);
            }
        };
    }

    private Shown resting(UpdateState state, @Nullable UpdateFailure failure) {
        if (!state.policy().isOpen()) {
            return quiet(running(), Texts.of("update.policy." + state.policy().name()), Optional.empty());
        }
        var newest = failure == null && state.checked() != null;
        return quiet(
                newest ? Texts.of("update.current", own) : running(),
                failure == null ? "" : words(failure),
                Optional.of(Deed.CHECK).filter(_ -> !state.talking()));
    }

    private String running() {
        return own.isEmpty() ? Texts.of("update.unnumbered") : Texts.of("update.running", own);
    }

    private static Shown quiet(String words, String help, Optional<Deed> deed) {
        return new Shown(words, help, "", NO_PROGRESS, deed, false, false);
    }

    private static Shown loading(Offer offer, long received, String words, boolean onTop) {
        var progress = (double) received / offer.file().size();
        return new Shown(words, "", "", progress, Optional.empty(), true, onTop);
    }

    private static String version(Offer offer) {
        return offer.release().version().toString();
    }

    private static String notes(Offer offer) {
        return offer.release().notesIn(Texts.locale().getLanguage());
    }

    private static String words(UpdateFailure failure) {
        return Texts.of("update.failure." + failure.name());
    }
}
