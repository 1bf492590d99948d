package app.parley.client.ui.attention;

import app.parley.call.CallState;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.Connection;
import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.tray.TrayAction;
import app.parley.client.desktop.tray.TrayLook;
import app.parley.client.desktop.tray.TrayLook.Item;
import app.parley.client.ui.Texts;
import app.parley.client.ui.TimeWords;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// How the mark in the panel looks, in words. Pure.
public final class TrayWords {
    private TrayWords() {}

    /// @param quiet whether nothing is to be heard now, for whatever reason
    /// @param hand what the person has said by hand
    public static TrayLook look(AttentionDesk.Status status, boolean quiet, DoNotDisturb hand, TimeWords words) {
        var badge = status.badge();
        var state = state(status);
        var menu = new ArrayList<Item>();
        menu.add(new Item.Command(Texts.of("tray.open"), null, TrayAction.OPEN));
        menu.add(new Item.Note(state));
        if (status.chats() != null) {
            menu.add(new Item.Line());
            var on = !(hand instanceof DoNotDisturb.Off);
            menu.add(new Item.Command(disturb(hand, words), on, TrayAction.DISTURB));
            if (!on) {
                menu.add(new Item.Command(Texts.of("tray.quietHour"), null, TrayAction.QUIET_HOUR));
                menu.add(new Item.Command(Texts.of("tray.quietTomorrow"), null, TrayAction.QUIET_TOMORROW));
            }
            if (badge.ringing()) {
                menu.add(new Item.Line());
                menu.add(new Item.Command(Texts.of("tray.muteRing"), null, TrayAction.MUTE_RING));
            }
        }
        menu.add(new Item.Line());
        menu.add(new Item.Command(Texts.of("tray.quit"), null, TrayAction.QUIT));
        var mark = new TrayLook.Mark(badge.unread(), badge.missed() > 0, badge.ringing(), quiet);
        return new TrayLook(mark, tooltip(status, state), menu);
    }

    private static String disturb(DoNotDisturb hand, TimeWords words) {
        return hand instanceof DoNotDisturb.Until(var end)
                ? Texts.of("tray.disturb.until", words.time(end.toEpochMilli()))
                : Texts.of("tray.disturb");
    }

    private static String state(AttentionDesk.Status status) {
        return switch (status.call()) {
            case CallState.Ringing(var call, var _) ->
                Texts.of("call.blocked.ringing", Texts.shortName(call.peer().displayName()));
            case CallState.Live live ->
                Texts.of(
                        "call.blocked.inCall",
                        Texts.shortName(live.call().peer().displayName()));
            case CallState.Idle _, CallState.Ended _ -> connection(status.chats());
        };
    }

    private static String connection(@Nullable ChatOverview chats) {
        if (chats == null) return Texts.of("tray.signedOut");
        return Texts.of(
                switch (chats.connection()) {
                    case Connection.Online _ -> "tray.online";
                    case Connection.Connecting _ -> "tray.connecting";
                    case Connection.Offline _ -> "tray.offline";
                    case Connection.Refused _ -> "tray.signedOut";
                });
    }

    private static String tooltip(AttentionDesk.Status status, String state) {
        var badge = status.badge();
        if (badge.missed() > 0) return Texts.of("tray.tip.missed", badge.unread(), badge.missed());
        return badge.unread() > 0 ? Texts.of("tray.tip.unread", badge.unread()) : "Parley · " + state;
    }
}
