package app.parley.client.desktop.attention;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.Call;
import app.parley.call.CallKey;
import app.parley.call.CallState;
import app.parley.call.CallState.Alert;
import app.parley.call.EndReason;
import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private static final CallState IDLE = new CallState.Idle();
    private static final ChatId CHAT = new ChatId("chat-1");
    private static final ChatId OTHER = new ChatId("chat-2");

    private final Attention rules = new Attention();
    private AttentionState state = AttentionState.NOTHING;
    private final List<AttentionEffect> asked = new ArrayList<>();

    // ---- calls

    @Test
    void aCallComesUpWhileTheWindowIsNotInFront() {
        calls(ringing(Alert.RING), IDLE);

        assertThat(asked)
                .containsExactly(
                        new AttentionEffect.ShowPopup(ring(false)),
                        new AttentionEffect.NotifyCall(ring(false)),
                        new AttentionEffect.ShowBadge(new Badge(0, 0, true)));
    }

    @Test
    void aCallDoesNotComeUpOverTheWindowInFront() {
        front(true);
        calls(ringing(Alert.RING), IDLE);

        assertThat(asked).containsExactly(new AttentionEffect.ShowBadge(new Badge(0, 0, true)));
    }

    @Test
    void aSilentCallShowsInThePanelAlone() {
        calls(ringing(Alert.SILENT), IDLE);

        assertThat(asked).containsExactly(new AttentionEffect.ShowBadge(new Badge(0, 0, true)));
    }

    @Test
    void aCallBesideAnotherComesUp() {
        calls(new CallState.Active(call("other"), Instant.EPOCH), ringing(Alert.WAITING));

        assertThat(asked).contains(new AttentionEffect.ShowPopup(ring(true)));
    }

    @Test
    void turningToTheWindowTakesTheCallAwayAndTurningFromItBringsItBack() {
        calls(ringing(Alert.RING), IDLE);
        asked.clear();
        front(true);

        assertThat(asked).containsExactly(new AttentionEffect.HidePopup(), new AttentionEffect.WithdrawCall());
        asked.clear();
        front(false);
        assertThat(asked)
                .containsExactly(
                        new AttentionEffect.ShowPopup(ring(false)), new AttentionEffect.NotifyCall(ring(false)));
    }

    @Test
    void aRingThatEndsInAnyWayTakesEverythingAwayAtOnce() {
        for (var after : List.of(
                IDLE,
                new CallState.Connecting(call("call"), null),
                ended(new EndReason.Cancelled(false)),
                ended(new EndReason.Missed()),
                ended(new EndReason.Declined(true)),
                ended(new EndReason.Disconnected()))) {
            state = AttentionState.NOTHING;
            calls(ringing(Alert.RING), IDLE);
            asked.clear();
            calls(after, IDLE);

            assertThat(asked)
                    .containsExactly(
                            new AttentionEffect.HidePopup(),
                            new AttentionEffect.WithdrawCall(),
                            new AttentionEffect.ShowBadge(Badge.NONE));
        }
    }

    @Test
    void aCallTakenElsewhereIsToldInAWord() {
        for (var reason : List.of(new EndReason.AnsweredElsewhere(), new EndReason.DeclinedElsewhere())) {
            state = AttentionState.NOTHING;
            calls(ringing(Alert.RING), IDLE);
            asked.clear();
            calls(ended(reason), IDLE);

            assertThat(asked)
                    .containsExactly(
                            new AttentionEffect.TellPopup(reason),
                            new AttentionEffect.WithdrawCall(),
                            new AttentionEffect.ShowBadge(Badge.NONE));
        }
    }

    // ---- messages

    @Test
    void whatIsThereAtTheStartIsNoNews() {
        chats(false, sight(CHAT, 7, 3));

        assertThat(asked).containsExactly(new AttentionEffect.ShowBadge(new Badge(3, 0, false)));
    }

    @Test
    void aNewMessageIsToldAndWithdrawnOnceItIsRead() {
        settledWith(sight(CHAT, 7, 0));
        var news = sight(CHAT, 8, 1);
        chats(true, news);

        assertThat(asked)
                .containsExactly(
                        new AttentionEffect.NotifyMessages(news),
                        new AttentionEffect.ShowBadge(new Badge(1, 0, false)));
        asked.clear();
        chats(true, sight(CHAT, 8, 0));
        assertThat(asked)
                .containsExactly(new AttentionEffect.WithdrawChat(CHAT), new AttentionEffect.ShowBadge(Badge.NONE));
    }

    @Test
    void theSameMessageIsToldOnce() {
        settledWith(sight(CHAT, 7, 0));
        chats(true, sight(CHAT, 8, 1));
        asked.clear();
        chats(true, sight(CHAT, 8, 1));

        assertThat(asked).isEmpty();
    }

    @Test
    void nothingIsToldOfOnesOwnMessagesOfMutedChatsInQuietTimesAndInFront() {
        settledWith(sight(CHAT, 7, 0));
        chats(true, new ChatSight(CHAT, "Anna", false, 0, 0, false, last(8, true, false)));
        chats(true, new ChatSight(CHAT, "Anna", false, 1, 0, true, last(9, false, false)));
        handle(new AttentionInput.Chats(true, List.of(sight(CHAT, 10, 1)), true));
        front(true);
        chats(true, sight(CHAT, 11, 2));

        assertThat(asked).allMatch(AttentionEffect.ShowBadge.class::isInstance);
    }

    @Test
    void aMissedCallIsToldEvenOfAMutedChat() {
        settledWith(sight(CHAT, 7, 0));
        var missed = new ChatSight(CHAT, "Anna", false, 1, 1, true, last(8, false, true));
        chats(true, missed);

        assertThat(asked)
                .containsExactly(
                        new AttentionEffect.NotifyMissed(missed),
                        new AttentionEffect.ShowBadge(new Badge(0, 1, false)));
    }

    @Test
    void missedCallsAreCountedUntilTheChatIsRead() {
        settledWith(sight(CHAT, 7, 0));
        chats(true, missed(8, 1, 1));
        chats(true, missed(9, 2, 2));
        assertThat(state.badge()).isEqualTo(new Badge(2, 2, false));

        chats(true, new ChatSight(CHAT, "Anna", false, 3, 2, false, last(10, false, false)));
        assertThat(state.badge()).isEqualTo(new Badge(3, 2, false));
        chats(true, sight(CHAT, 10, 0));
        assertThat(state.badge()).isEqualTo(Badge.NONE);
    }

    // ---- what came while away

    @Test
    void whatCameWhileAwayIsToldOnceAndTogether() {
        chats(false, sight(CHAT, 7, 0), sight(OTHER, 3, 0));
        chats(true, sight(CHAT, 7, 0), sight(OTHER, 3, 0));
        chats(true, sight(CHAT, 12, 5), sight(OTHER, 3, 0));
        chats(true, sight(CHAT, 12, 5), new ChatSight(OTHER, "Ben", false, 2, 1, false, last(5, false, true)));
        assertThat(asked)
                .doesNotHaveAnyElementsOfTypes(
                        AttentionEffect.NotifyMessages.class, AttentionEffect.NotifyMissed.class);
        asked.clear();
        handle(new AttentionInput.Settled(false));

        assertThat(asked).containsExactly(new AttentionEffect.NotifyAway(6, 1));
        asked.clear();
        front(true);
        assertThat(asked).containsExactly(new AttentionEffect.WithdrawAway());
    }

    @Test
    void newsOfOneChatAloneIsToldAsItsOwn() {
        chats(false, sight(CHAT, 7, 0));
        chats(true, sight(CHAT, 7, 0));
        var news = sight(CHAT, 9, 2);
        chats(true, news);
        asked.clear();
        handle(new AttentionInput.Settled(false));

        assertThat(asked).containsExactly(new AttentionEffect.NotifyMessages(news));
    }

    @Test
    void severalMissedCallsOfOneCatchUpAreAllToldAndCounted() {
        chats(false, sight(CHAT, 7, 0), sight(OTHER, 3, 0));
        chats(true, missed(10, 3, 3), sight(OTHER, 4, 1));
        assertThat(state.badge()).isEqualTo(new Badge(4, 3, false));
        asked.clear();
        handle(new AttentionInput.Settled(false));

        assertThat(asked).containsExactly(new AttentionEffect.NotifyAway(1, 3));
    }

    @Test
    void missedCallsAreToldAlsoWhenACallThatWasTakenCameAfterThem() {
        chats(false, sight(CHAT, 7, 0));
        var missed = new ChatSight(CHAT, "Anna", false, 2, 2, false, quiet(10));
        chats(true, missed);
        asked.clear();
        handle(new AttentionInput.Settled(false));

        assertThat(asked).containsExactly(new AttentionEffect.NotifyMissed(missed));
    }

    @Test
    void aCallThatWasTakenIsNoNewsBesideWhatIsUnread() {
        settledWith(sight(CHAT, 7, 2));
        chats(true, new ChatSight(CHAT, "Anna", false, 2, 0, false, quiet(8)));

        assertThat(asked).isEmpty();
    }

    @Test
    void whatCameWhileAwayIsNotToldInQuietTimesNorToWhoLooks() {
        for (var front : List.of(true, false)) {
            state = AttentionState.NOTHING;
            chats(false, sight(CHAT, 7, 0));
            chats(true, sight(CHAT, 9, 2));
            front(front);
            asked.clear();
            handle(new AttentionInput.Settled(!front));

            assertThat(asked).isEmpty();
        }
    }

    @Test
    void everyNewsWhileGatheringAsksForMorePatience() {
        chats(false, sight(CHAT, 7, 0));
        chats(true, sight(CHAT, 7, 0));
        chats(true, sight(CHAT, 8, 1));
        chats(true, sight(CHAT, 8, 1));

        assertThat(asked.stream().filter(AttentionEffect.AwaitSettled.class::isInstance))
                .hasSize(2);
    }

    @Test
    void signingOutTakesEverythingAway() {
        settledWith(sight(CHAT, 7, 0));
        chats(true, sight(CHAT, 8, 1));
        calls(ringing(Alert.RING), IDLE);
        asked.clear();
        handle(new AttentionInput.SignedOut());

        assertThat(asked)
                .containsExactly(
                        new AttentionEffect.HidePopup(),
                        new AttentionEffect.WithdrawCall(),
                        new AttentionEffect.WithdrawChat(CHAT),
                        new AttentionEffect.ShowBadge(Badge.NONE));
    }

    private void settledWith(ChatSight... chats) {
        chats(true, chats);
        handle(new AttentionInput.Settled(false));
        asked.clear();
    }

    private void front(boolean front) {
        handle(new AttentionInput.Front(front));
    }

    private void calls(CallState onScreen, CallState beside) {
        handle(new AttentionInput.Calls(onScreen, beside));
    }

    private void chats(boolean online, ChatSight... chats) {
        handle(new AttentionInput.Chats(online, List.of(chats), false));
    }

    private void handle(AttentionInput input) {
        var step = rules.step(state, input);
        state = step.next();
        asked.addAll(step.effects());
    }

    private static ChatSight sight(ChatId chat, long seq, int unread) {
        return new ChatSight(chat, "Anna", false, unread, 0, false, last(seq, false, false));
    }

    private static ChatSight missed(long seq, int unread, int missed) {
        return new ChatSight(CHAT, "Anna", false, unread, missed, false, last(seq, false, true));
    }

    private static ChatSight.Last quiet(long seq) {
        return new ChatSight.Last(seq, false, true, false, false, "Anna", "");
    }

    private static ChatSight.Last last(long seq, boolean own, boolean missed) {
        return new ChatSight.Last(seq, own, false, missed, false, "Anna", "Hello");
    }

    private static CallState ringing(Alert alert) {
        return new CallState.Ringing(call("call"), alert);
    }

    private static CallState ended(EndReason reason) {
        return new CallState.Ended(call("call"), reason, Duration.ZERO, null);
    }

    private static Ring ring(boolean beside) {
        var call = call("call");
        return new Ring(call.key(), call.peer(), call.chatId(), true, beside, true);
    }

    private static Call call(String id) {
        var anna = new User(new UserId("anna"), "anna", "Anna", null, Presence.ONLINE, null);
        return Call.begun(new CallKey(id), new CallId(id), anna, CHAT, CallType.VIDEO, Call.Role.CALLEE);
    }
}
