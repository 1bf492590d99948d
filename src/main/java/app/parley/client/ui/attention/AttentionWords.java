package app.parley.client.ui.attention;

import app.parley.call.EndReason;
import app.parley.client.desktop.attention.AttentionEffect;
import app.parley.client.desktop.attention.ChatSight;
import app.parley.client.desktop.notification.Notification;
import app.parley.client.ui.Texts;
import app.parley.protocol.ChatId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What notifications and the pop-up say. Pure but for the deeds handed in.
public final class AttentionWords {
    static final String CALL = "call";
    static final String AWAY = "away";

    private AttentionWords() {}

    /// What a notification's buttons can do.
    interface Deeds {
        void openWindow();

        void openChat(ChatId chat);

        void markRead(ChatId chat);

        void answer();

        void reject();

        void callBack(ChatId chat, boolean video);
    }

    static String tag(ChatId chat) {
        return "chat " + chat;
    }

    /// How a call has ended that rang here.
    public static String of(EndReason reason) {
        return reason instanceof EndReason.DeclinedElsewhere
                ? Texts.of("call.ended.declinedElsewhere")
                : Texts.of("call.ended.answeredElsewhere");
    }

    /// Null for an effect that is no notification.
    static @Nullable Notification notification(AttentionEffect effect, boolean previews, Deeds deeds) {
        return switch (effect) {
            case AttentionEffect.NotifyCall(var ring) ->
                new Notification(
                        CALL,
                        ring.caller().displayName(),
                        Texts.of(ring.video() ? "popup.video" : "popup.audio"),
                        true,
                        List.of(
                                new Notification.Action("answer", Texts.of("call.answer"), deeds::answer),
                                new Notification.Action("reject", Texts.of("call.reject"), deeds::reject)),
                        deeds::openWindow);
            case AttentionEffect.NotifyMissed(var chat) -> missed(chat, deeds);
            case AttentionEffect.NotifyMessages(var chat) -> messages(chat, previews, deeds);
            case AttentionEffect.NotifyAway(var messages, var missed) ->
                new Notification(
                        AWAY,
                        Texts.of("notify.away"),
                        missed == 0
                                ? Texts.of("notify.away.messages", messages)
                                : messages == 0
                                        ? Texts.of("notify.away.missed", missed)
                                        : Texts.of("notify.away.both", missed, messages),
                        false,
                        List.of(new Notification.Action("open", Texts.of("notify.open"), deeds::openWindow)),
                        deeds::openWindow);
            default -> null;
        };
    }

    private static Notification missed(ChatSight chat, Deeds deeds) {
        var last = chat.last();
        var video = last != null && last.video();
        return new Notification(
                tag(chat.id()),
                chat.title(),
                chat.missed() > 1
                        ? Texts.of("notify.away.missed", chat.missed())
                        : Texts.of(video ? "chat.call.missed.video" : "chat.call.missed.audio"),
                false,
                List.of(
                        new Notification.Action(
                                "call", Texts.of("chat.callBack"), () -> deeds.callBack(chat.id(), video)),
                        new Notification.Action("open", Texts.of("notify.open"), () -> deeds.openChat(chat.id()))),
                () -> deeds.openChat(chat.id()));
    }

    private static Notification messages(ChatSight chat, boolean previews, Deeds deeds) {
        var last = chat.last();
        var body = !previews || last == null
                ? Texts.of("notify.messages", chat.unread())
                : chat.group()
                        ? Texts.of("chats.line.group", Texts.shortName(last.sender()), last.text())
                        : last.text();
        return new Notification(
                tag(chat.id()),
                chat.title(),
                body,
                false,
                List.of(
                        new Notification.Action("open", Texts.of("notify.reply"), () -> deeds.openChat(chat.id())),
                        new Notification.Action("read", Texts.of("notify.markRead"), () -> deeds.markRead(chat.id()))),
                () -> deeds.openChat(chat.id()));
    }
}
