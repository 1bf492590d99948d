package app.parley.client.ui.popup;

import app.parley.client.calling.CallControl;
import app.parley.client.desktop.attention.Ring;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent.First;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The call that the pop-up shows, and the ways to meet it. When it comes up and goes is decided elsewhere; here
/// everything goes through to [CallControl]. On the JavaFX thread.
public final class CallPopupViewModel {
    /// How long the word on a call that was taken elsewhere stays: long enough to read four words.
    static final Duration WORD = Duration.ofMillis(2500);

    private final Ticker ticker;
    private final Runnable openWindow;
    private final ReadOnlyBooleanWrapper visible = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Ring> ring = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper word = new ReadOnlyStringWrapper("");
    private Ticker.Stop going = Ticker.Stop.NOTHING;
    private @Nullable CallControl calls;
    private BiConsumer<ChatId, String> sender = (_, _) -> {};

    /// @param openWindow brings the main window to the front, where an answered call goes on
    public CallPopupViewModel(Ticker ticker, Runnable openWindow) {
        this.ticker = ticker;
        this.openWindow = openWindow;
    }

    /// What the answers go to.
    ///
    /// @param sender sends a text to a chat
    public void bind(CallControl control, BiConsumer<ChatId, String> sender) {
        this.calls = control;
        this.sender = sender;
    }

    // ---- when it is there

    public void show(Ring next) {
        going.stop();
        ring.set(next);
        word.set("");
        writing.set(false);
        visible.set(true);
    }

    /// Says how the call has ended, and goes.
    public void tell(String text) {
        if (!visible.get()) return;
        writing.set(false);
        word.set(text);
        going.stop();
        going = ticker.after(WORD, this::hide);
    }

    public void hide() {
        going.stop();
        going = Ticker.Stop.NOTHING;
        visible.set(false);
        writing.set(false);
    }

    // ---- what is shown

    public ReadOnlyBooleanProperty visible() {
        return visible.getReadOnlyProperty();
    }

    /// Who calls; the last one when nobody does.
    public ReadOnlyObjectProperty<@Nullable Ring> ring() {
        return ring.getReadOnlyProperty();
    }

    /// How the call has ended; empty while it rings.
    public ReadOnlyStringProperty word() {
        return word.getReadOnlyProperty();
    }

    /// Whether the texts to reject with are offered.
    public ReadOnlyBooleanProperty writing() {
        return writing.getReadOnlyProperty();
    }

    /// Short texts to reject with.
    public static List<String> texts() {
        return List.of(Texts.of("popup.text.1"), Texts.of("popup.text.2"), Texts.of("popup.text.3"));
    }

    // ---- what can be done

    /// @param video whether to be seen, in a video call
    public void answer(boolean video) {
        var now = ring.get();
        if (calls == null || now == null || !rings()) return;
        if (now.beside()) calls.answerBeside(First.HOLD, video && now.video());
        else calls.answer(video && now.video());
        openWindow.run();
    }

    public void reject() {
        var now = ring.get();
        if (calls == null || now == null || !rings()) return;
        if (now.beside()) calls.endBeside();
        else calls.reject();
    }

    /// Sends a text to the caller and rejects. Without words it only rejects.
    public void reject(String text) {
        var now = ring.get();
        if (now == null || !rings()) return;
        if (!text.isBlank()) sender.accept(now.chat(), text.strip());
        reject();
    }

    public void toggleWriting() {
        if (rings()) writing.set(!writing.get());
    }

    private boolean rings() {
        return visible.get() && word.get().isEmpty();
    }
}
