package app.parley.client.ui.call;

import app.parley.call.ShareSource;
import app.parley.client.calling.CallControl;
import app.parley.client.media.StillPicture;
import app.parley.client.ui.Texts;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What of the screen can be shared, with a preview of each, as it is when the user asks. Of [CallViewModel];
/// on its thread.
public final class ScreenChoices {
    private final CallControl calls;
    private final Executor thread;
    private final ReadOnlyObjectWrapper<List<Choice>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

    /// One thing to share. Its preview comes later, or never where the system gives none.
    public static final class Choice {
        private final ShareSource source;
        private final ReadOnlyObjectWrapper<@Nullable StillPicture> preview = new ReadOnlyObjectWrapper<>();

        private Choice(ShareSource source) {
            this.source = source;
        }

        public String name() {
            return switch (source) {
                case ShareSource.Desktop _ -> Texts.of("call.share.wholeScreen");
                case ShareSource.Window(var _, var title) -> title;
            };
        }

        public boolean isWindow() {
            return source instanceof ShareSource.Window;
        }

        public ReadOnlyObjectProperty<@Nullable StillPicture> preview() {
            return preview.getReadOnlyProperty();
        }
    }

    ScreenChoices(CallControl calls, Executor thread) {
        this.calls = calls;
        this.thread = thread;
    }

    public ReadOnlyObjectProperty<List<Choice>> choices() {
        return choices.getReadOnlyProperty();
    }

    /// Whether it is not known yet what there is.
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /// Looks what there is now.
    public void look() {
        choices.set(List.of());
        looking.set(true);
        calls.shareable(found -> thread.execute(() -> show(found)));
    }

    /// @param sharp letters rather than movement
    public void share(Choice choice, boolean sharp) {
        calls.share(choice.source, sharp ? ShareSource.Content.TEXT : ShareSource.Content.MOTION);
    }

    private void show(List<ShareSource> found) {
        looking.set(false);
        choices.set(found.stream().map(Choice::new).toList());
        for (var choice : choices.get())
            calls.preview(choice.source, picture -> thread.execute(() -> choice.preview.set(picture.orElse(null))));
    }
}
