package app.parley.client.desktop.attention;

import app.parley.call.CallKey;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.loop.Machine;
import app.parley.loop.Step;
import app.parley.protocol.ChatId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what comes up while a person does not look at the window, what is taken away again, and what the mark in
/// the panel counts. Pure; run by `AttentionDesk`.
///
/// A call comes up at once and goes at once. Messages come up one notification a chat. What the first moments after
/// connecting bring is gathered and told once.
public final class Attention implements Machine<AttentionState, AttentionInput, AttentionEffect> {
    /// How long nothing new may come before what came while one was away is told, chosen: a page of the
    /// catch-up takes some 100 ms, and nobody waits for this.
    public static final Duration SETTLING = Duration.ofMillis(1500);

    @Override
    public Step<AttentionState, AttentionEffect> step(AttentionState state, AttentionInput input) {
        var effects = new ArrayList<AttentionEffect>();
        var next = switch (input) {
            case AttentionInput.Front(var front) -> front(state, front, effects);
            case AttentionInput.Calls(var onScreen, var beside) -> calls(state, onScreen, beside, effects);
            case AttentionInput.Chats chats -> chats(state, chats, effects);
            case AttentionInput.Settled(var quiet) -> settled(state, quiet, effects);
            case AttentionInput.SignedOut _ -> signedOut(state, effects);
        };
        var badge = badge(next);
        if (!badge.equals(next.badge())) effects.add(new AttentionEffect.ShowBadge(badge));
        return new Step<>(next.withBadge(badge), effects);
    }

    private static AttentionState front(AttentionState state, boolean front, List<AttentionEffect> effects) {
        var next = state.withFront(front);
        present(state, next, null, effects);
        if (!front || !state.away()) return next;
        effects.add(new AttentionEffect.WithdrawAway());
        return next.withAway(false);
    }

    private static AttentionState calls(
            AttentionState state, CallState onScreen, CallState beside, List<AttentionEffect> effects) {
        var next = state.withRing(Ring.of(onScreen, beside));
        var reason = state.ring() == null ? null : end(state.ring().key(), onScreen, beside);
        present(state, next, reason, effects);
        return next;
    }

    /// Brings the call up, or takes it away.
    ///
    /// @param reason why the one that was up is over; null when it is not
    private static void present(
            AttentionState before, AttentionState after, @Nullable EndReason reason, List<AttentionEffect> effects) {
        var was = shown(before);
        var is = shown(after);
        if (was == null ? is == null : was.equals(is)) return;
        if (was != null) {
            effects.add(
                    reason instanceof EndReason.AnsweredElsewhere || reason instanceof EndReason.DeclinedElsewhere
                            ? new AttentionEffect.TellPopup(reason)
                            : new AttentionEffect.HidePopup());
            effects.add(new AttentionEffect.WithdrawCall());
        }
        if (is != null) {
            effects.add(new AttentionEffect.ShowPopup(is));
            effects.add(new AttentionEffect.NotifyCall(is));
        }
    }

    private static @Nullable Ring shown(AttentionState state) {
        return state.ring() != null && state.ring().loud() && !state.front() ? state.ring() : null;
    }

    private static @Nullable EndReason end(CallKey key, CallState onScreen, CallState beside) {
        for (var state : List.of(onScreen, beside)) {
            if (state instanceof CallState.Ended ended && ended.call().key().equals(key)) return ended.reason();
        }
        return null;
    }

    private static AttentionState chats(
            AttentionState state, AttentionInput.Chats input, List<AttentionEffect> effects) {
        var begins = input.online() && !state.online();
        var known = state.known();
        var gathered = begins ? AttentionState.Gathered.NOTHING : state.gathered();
        var notified = new HashSet<>(state.notified());
        var now = new HashMap<ChatId, AttentionState.Known>();
        var news = false;
        for (var chat : input.chats()) {
            var before = known == null ? null : known.get(chat.id());
            var fresh = known == null ? null : fresh(before, chat);
            now.put(chat.id(), known(before, chat));
            if (chat.unread() == 0 && notified.remove(chat.id())) {
                effects.add(new AttentionEffect.WithdrawChat(chat.id()));
            }
            if (fresh == null || (chat.muted() && !isMissed(fresh))) continue;
            news = true;
            if (gathered != null) {
                gathered = with(gathered, before, chat, fresh);
            } else if (!state.front() && !input.quiet()) {
                effects.add(of(chat, fresh));
                notified.add(chat.id());
            }
        }
        for (var gone : state.notified()) {
            if (!now.containsKey(gone) && notified.remove(gone)) effects.add(new AttentionEffect.WithdrawChat(gone));
        }
        if (begins || (news && gathered != null)) effects.add(new AttentionEffect.AwaitSettled());
        return state.withOnline(input.online())
                .withKnown(now)
                .withGathered(gathered)
                .withNotified(notified);
    }

    /// The newest message if it is news: of somebody else, with something to say, and not read yet. One with
    /// nothing to say is news where it came together with missed calls.
    private static ChatSight.@Nullable Last fresh(AttentionState.@Nullable Known before, ChatSight chat) {
        var last = chat.last();
        if (last == null || last.own() || chat.unread() == 0) return null;
        if (last.quiet() && chat.missed() <= (before == null ? 0 : before.missed())) return null;
        return before == null || last.seq() > before.seq() ? last : null;
    }

    /// One with nothing to say stands for the missed calls before it.
    private static boolean isMissed(ChatSight.Last last) {
        return last.missed() || last.quiet();
    }

    private static AttentionState.Known known(AttentionState.@Nullable Known before, ChatSight chat) {
        var last = chat.last();
        var seq = Math.max(before == null ? 0 : before.seq(), last == null ? 0 : last.seq());
        return new AttentionState.Known(seq, chat.muted() ? 0 : chat.unread(), chat.missed());
    }

    private static AttentionState.Gathered with(
            AttentionState.Gathered gathered,
            AttentionState.@Nullable Known before,
            ChatSight chat,
            ChatSight.Last fresh) {
        var latest = new HashMap<>(gathered.latest());
        latest.put(chat.id(), chat);
        var missed = Math.max(isMissed(fresh) ? 1 : 0, chat.missed() - (before == null ? 0 : before.missed()));
        var came = Math.max(Math.max(1, missed), chat.unread() - (before == null ? 0 : before.unread()));
        return new AttentionState.Gathered(gathered.messages() + came - missed, gathered.missed() + missed, latest);
    }

    private static AttentionState settled(AttentionState state, boolean quiet, List<AttentionEffect> effects) {
        var gathered = state.gathered();
        var next = state.withGathered(null);
        if (gathered == null || gathered.latest().isEmpty() || state.front() || quiet) return next;
        if (gathered.latest().size() > 1) {
            effects.add(new AttentionEffect.NotifyAway(gathered.messages(), gathered.missed()));
            return next.withAway(true);
        }
        var chat = gathered.latest().values().iterator().next();
        var last = chat.last();
        if (last == null) return next;
        effects.add(of(chat, last));
        var notified = new HashSet<>(state.notified());
        notified.add(chat.id());
        return next.withNotified(notified);
    }

    private static AttentionEffect of(ChatSight chat, ChatSight.Last last) {
        return isMissed(last) ? new AttentionEffect.NotifyMissed(chat) : new AttentionEffect.NotifyMessages(chat);
    }

    private static AttentionState signedOut(AttentionState state, List<AttentionEffect> effects) {
        var next = AttentionState.NOTHING.withFront(state.front()).withBadge(state.badge());
        present(state, next, null, effects);
        for (var chat : state.notified()) effects.add(new AttentionEffect.WithdrawChat(chat));
        if (state.away()) effects.add(new AttentionEffect.WithdrawAway());
        return next;
    }

    private static Badge badge(AttentionState state) {
        var known = state.known();
        Iterable<AttentionState.Known> chats = known == null ? List.of() : known.values();
        var unread = 0;
        var missed = 0;
        for (var chat : chats) {
            unread += chat.unread();
            missed += chat.missed();
        }
        return new Badge(unread, missed, state.ring() != null);
    }
}
