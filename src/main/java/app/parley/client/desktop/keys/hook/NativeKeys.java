package app.parley.client.desktop.keys.hook;

import app.parley.client.desktop.keys.GlobalKey;
import app.parley.client.desktop.keys.GlobalKeys;
import com.github.kwhat.jnativehook.GlobalScreen;
import com.github.kwhat.jnativehook.NativeHookException;
import com.github.kwhat.jnativehook.NativeInputEvent;
import com.github.kwhat.jnativehook.keyboard.NativeKeyEvent;
import com.github.kwhat.jnativehook.keyboard.NativeKeyListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [GlobalKeys] by JNativeHook (decision 108): X11, Windows, and macOS once the person has allowed it under
/// Accessibility. A Wayland session lets nobody hear other programs' keys: there it hears its own windows alone.
public final class NativeKeys implements GlobalKeys {
    private static final Logger log = LoggerFactory.getLogger(NativeKeys.class);

    private @Nullable NativeKeyListener listening;

    @Override
    public synchronized boolean start(Listener listener) {
        if (listening != null) return true;
        try {
            GlobalScreen.registerNativeHook();
            var told = new Told(listener);
            GlobalScreen.addNativeKeyListener(told);
            listening = told;
            log.info("keys are heard everywhere");
            return true;
        } catch (NativeHookException | UnsatisfiedLinkError e) {
            log.warn("keys cannot be heard outside of Parley here: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public synchronized void close() {
        if (listening == null) return;
        GlobalScreen.removeNativeKeyListener(listening);
        listening = null;
        try {
            GlobalScreen.unregisterNativeHook();
        } catch (NativeHookException e) {
            log.warn("the keyboard was not let go of", e);
        }
    }

    /// Passes on what is one of ours.
    private record Told(Listener listener) implements NativeKeyListener {
        @Override
        public void nativeKeyPressed(NativeKeyEvent event) {
            tell(event, true);
        }

        @Override
        public void nativeKeyReleased(NativeKeyEvent event) {
            tell(event, false);
        }

        private void tell(NativeKeyEvent event, boolean pressed) {
            var key = key(event, pressed);
            if (key != GlobalKey.NONE) listener.key(key, pressed);
        }

        private static GlobalKey key(NativeKeyEvent event, boolean pressed) {
            return switch (event.getKeyCode()) {
                case NativeKeyEvent.VC_F8 -> GlobalKey.F8;
                case NativeKeyEvent.VC_F9 -> GlobalKey.F9;
                case NativeKeyEvent.VC_F10 -> GlobalKey.F10;
                case NativeKeyEvent.VC_PAUSE -> GlobalKey.PAUSE;
                case NativeKeyEvent.VC_SCROLL_LOCK -> GlobalKey.SCROLL_LOCK;
                // The others may be let go of first.
                case NativeKeyEvent.VC_M -> !pressed || isChord(event) ? GlobalKey.CTRL_SHIFT_M : GlobalKey.NONE;
                default -> GlobalKey.NONE;
            };
        }

        private static boolean isChord(NativeKeyEvent event) {
            var modifiers = event.getModifiers();
            return (modifiers & NativeInputEvent.CTRL_MASK) != 0 && (modifiers & NativeInputEvent.SHIFT_MASK) != 0;
        }
    }
}
