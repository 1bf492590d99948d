package app.parley.client.ui.call;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How the call takes its place: over the whole window, as a bar above the chat, on the whole screen; and how its
/// pictures stand. Of [CallViewModel]; on its thread.
public final class CallPlace {
    /// How the two pictures stand to one another.
    public enum Layout {
        /// Theirs large, one's own in a corner.
        SPEAKER,
        SIDE_BY_SIDE
    }

    private final ReadOnlyBooleanWrapper small = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper fullScreen = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Layout> layout = new ReadOnlyObjectWrapper<>(Layout.SPEAKER);
    private final ReadOnlyBooleanWrapper choosing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper keypad = new ReadOnlyBooleanWrapper();

    CallPlace() {}

    /// A bar above the chat, so that one can write while talking.
    public ReadOnlyBooleanProperty small() {
        return small.getReadOnlyProperty();
    }

    /// The whole screen, without the window's frame.
    public ReadOnlyBooleanProperty fullScreen() {
        return fullScreen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Layout> layout() {
        return layout.getReadOnlyProperty();
    }

    /// Whether the user chooses what of the screen to share.
    public ReadOnlyBooleanProperty choosingScreen() {
        return choosing.getReadOnlyProperty();
    }

    /// Whether the keys of a telephone are to be seen.
    public ReadOnlyBooleanProperty keypad() {
        return keypad.getReadOnlyProperty();
    }

    public void setSmall(boolean on) {
        if (on) fullScreen.set(false);
        small.set(on);
    }

    public void setFullScreen(boolean on) {
        if (on) small.set(false);
        fullScreen.set(on);
    }

    public void setLayout(Layout next) {
        layout.set(next);
    }

    public void setChoosingScreen(boolean on) {
        if (on) small.set(false);
        choosing.set(on);
    }

    public void setKeypad(boolean on) {
        keypad.set(on);
    }

    /// Follows what the call comes to: what belongs to talking ends with it, and one that rings is shown whole.
    void follow(CallScreen screen) {
        if (!screen.isConversation()) {
            fullScreen.set(false);
            choosing.set(false);
            keypad.set(false);
        }
        if (screen == CallScreen.NONE || screen == CallScreen.INCOMING) small.set(false);
    }
}
