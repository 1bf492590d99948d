package app.parley.client.ui.call;

import app.parley.client.ui.call.SecondCallModel.Beside;
import app.parley.protocol.ClientCallEvent.First;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/// Carries out what [CallKeys] say, in the scene that a node stands in. Escape leaves what lies over the call, then
/// the full screen; it never ends a call. On the JavaFX thread.
final class CallKeyboard {
    private static final ObservableValue<Boolean> NOWHERE = new SimpleBooleanProperty(false);

    private final CallViewModel model;
    private final CallKeys keys;
    private final EventHandler<KeyEvent> pressed = this::pressed;
    private final EventHandler<KeyEvent> released = this::released;

    private CallKeyboard(CallViewModel model, CallKeys keys) {
        this.model = model;
        this.keys = keys;
    }

    /// As long as `node` stands in a scene, the keys work in it.
    static void install(Node node, CallViewModel model, CallKeys keys) {
        var keyboard = new CallKeyboard(model, keys);
        node.sceneProperty().subscribe(keyboard::move);
        // Whoever turns to another program lets go of the key there.
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(CallKeyboard::focus)
                .orElse(false)
                .subscribe(focused -> {
                    if (!focused) model.talk().pushToTalk(false);
                });
    }

    private static ObservableValue<Boolean> focus(Window window) {
        return window.showingProperty().flatMap(showing -> showing ? window.focusedProperty() : NOWHERE);
    }

    private void move(Scene before, Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
            before.removeEventFilter(KeyEvent.KEY_RELEASED, released);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
            now.addEventFilter(KeyEvent.KEY_RELEASED, released);
        }
    }

    private void pressed(KeyEvent event) {
        if (keys.isRecording() || keys.isHeardEverywhere(event)) return;
        var screen = model.screen().getValue();
        if (screen.isConversation() && places(event.getCode(), model.place())) {
            event.consume();
            return;
        }
        // The digits are the keypad's while that is open.
        if (model.place().keypad().get() && event.getCode().isDigitKey()) return;
        var action = keys.action(event.getCode()).orElse(null);
        if (action == null || !isMeant(event)) return;
        if (screen == CallScreen.INCOMING ? ringing(action, event) : talking(action, screen)) event.consume();
    }

    private void released(KeyEvent event) {
        if (event.getCode() == keys.key(CallAction.TALK).get()) model.talk().pushToTalk(false);
    }

    private static boolean places(KeyCode code, CallPlace place) {
        if (code == KeyCode.F11) {
            place.setFullScreen(!place.fullScreen().get());
            return true;
        }
        if (code != KeyCode.ESCAPE) return false;
        if (place.choosingScreen().get()) place.setChoosingScreen(false);
        else if (place.keypad().get()) place.setKeypad(false);
        else if (place.fullScreen().get()) place.setFullScreen(false);
        else return false;
        return true;
    }

    /// By its chord, or by itself where no text is being typed and no sheet lies over the call.
    private static boolean isMeant(KeyEvent event) {
        if (CallKeys.chord(event.getCode()).match(event)) return true;
        if (event.isShiftDown() || event.isControlDown() || event.isAltDown() || event.isMetaDown()) return false;
        return event.getCode().isFunctionKey() || !(event.getTarget() instanceof TextInputControl);
    }

    /// Nothing that somebody may have been typing when it began to ring.
    private boolean ringing(CallAction action, KeyEvent event) {
        if (!CallKeys.chord(event.getCode()).match(event) && !event.getCode().isFunctionKey()) return false;
        switch (action) {
            case ANSWER -> model.answer(model.video().getValue());
            case END -> model.reject();
            case MUTE, CAMERA, SHARE, HOLD, TALK -> {
                return false;
            }
        }
        return true;
    }

    private boolean talking(CallAction action, CallScreen screen) {
        if (!screen.isConversation()) return false;
        var talk = model.talk();
        switch (action) {
            case MUTE -> model.toggleMute();
            case CAMERA -> model.toggleCamera();
            case END -> model.hangUp();
            case TALK -> talk.pushToTalk(true);
            case HOLD -> talk.hold(!talk.held().getValue());
            case SHARE -> {
                if (talk.sharing().getValue() != null) talk.stopSharing();
                else model.place().setChoosingScreen(talk.canShare().getValue());
            }
            case ANSWER -> {
                var second = model.second();
                if (second.beside().getValue() != Beside.WAITING) return false;
                var seen = second.video().getValue() && model.cameraOn().getValue();
                second.answer(second.canHold().getValue() ? First.HOLD : First.END, seen);
            }
        }
        return true;
    }
}
