package app.parley.client.desktop.attention;

import app.parley.call.Call;
import app.parley.call.CallKey;
import app.parley.call.CallState;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import org.jspecify.annotations.Nullable;

/// A call that waits to be answered.
///
/// @param beside it waits while another call is on
/// @param loud it may come up and be heard
public record Ring(CallKey key, User caller, ChatId chat, boolean video, boolean beside, boolean loud) {
    /// The one that waits, the one on the screen first; null when none does.
    public static @Nullable Ring of(CallState onScreen, CallState besideIt) {
        if (onScreen instanceof CallState.Ringing ringing) return of(ringing, false);
        return besideIt instanceof CallState.Ringing ringing ? of(ringing, true) : null;
    }

    private static Ring of(CallState.Ringing ringing, boolean beside) {
        Call call = ringing.call();
        return new Ring(
                call.key(),
                call.peer(),
                call.chatId(),
                call.hasVideo(),
                beside,
                ringing.alert() != CallState.Alert.SILENT);
    }
}
