package app.parley.client.ui.attention;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.EndReason;
import app.parley.client.chat.Connection;
import app.parley.client.desktop.attention.Attention;
import app.parley.client.desktop.notification.Notification;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.popup.CallPopupViewModel;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeChatService;
import app.parley.support.FakeNotifier;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionDeskTest {
    private final ManualClock clock = new ManualClock();
    private final FakeNotifier notifier = new FakeNotifier();
    private final FakeCallControl calls = new FakeCallControl();
    private final FakeChatService chats = new FakeChatService(Rooms.SAM);
    private final ChatId amara = chats.directChat(Rooms.AMARA);
    private final ChatId group = chats.groupChat("Design", Rooms.AMARA, Rooms.JONAS);
    private final List<ChatId> opened = new ArrayList<>();
    private int windowOpened;
    private boolean previews = true;
    private boolean quiet;
    private AttentionDesk.Status status = AttentionDesk.Status.NOBODY;
    private final CallPopupViewModel popup = new CallPopupViewModel(new ManualTicker(clock), () -> windowOpened++);
    private final AttentionDesk desk = new AttentionDesk(
            new AttentionDesk.Parts(
                    popup, notifier, () -> windowOpened++, () -> quiet, () -> previews, next -> status = next),
            Runnable::run,
            new ManualTicker(clock));

    AttentionDeskTest() {
        desk.enter(calls, chats, opened::add);
        clock.advance(Attention.SETTLING);
    }

    @Test
    void aCallIsShownByPopUpAndNotificationAndAnsweredFromTheNotification() {
        calls.incoming(Rooms.AMARA, CallType.VIDEO);
        assertThat(popup.visible().get()).isTrue();
        var out = notifier.out.values().iterator().next();
        assertThat(out.urgent()).isTrue();
        assertThat(out.actions()).extracting(Notification.Action::label).containsExactly("Answer", "Reject");
        assertThat(status.badge().ringing()).isTrue();

        notifier.press("answer");

        assertThat(calls.asked).containsExactly("answer video");
        assertThat(windowOpened).isPositive();
    }

    @Test
    void aCallIsRejectedFromTheNotification() {
        calls.incoming(Rooms.AMARA, CallType.AUDIO);
        notifier.press("reject");

        assertThat(calls.asked).containsExactly("reject");
        assertThat(windowOpened).isZero();
    }

    @Test
    void aCallTakenOnAnotherDeviceLeavesAWordForAMomentAndNoNotification() {
        calls.incoming(Rooms.AMARA, CallType.VIDEO);
        calls.ended(new EndReason.AnsweredElsewhere(), Duration.ZERO);

        assertThat(notifier.out).isEmpty();
        assertThat(popup.word().get()).isEqualTo("Answered on another device");
        clock.advance(Duration.ofMillis(2499));
        assertThat(popup.visible().get()).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(popup.visible().get()).isFalse();
    }

    @Test
    void aMessageIsShownAndOpensItsChat() {
        chats.says(amara, Rooms.AMARA, "Are you <there> & well?");
        var out = notifier.out.values().iterator().next();
        assertThat(out.title()).isEqualTo("Amara Okafor");
        assertThat(out.body()).isEqualTo("Are you <there> & well?");

        notifier.press("open");

        assertThat(opened).containsExactly(amara);
        assertThat(windowOpened).isOne();
    }

    @Test
    void aMessageOfAGroupNamesItsWriter() {
        chats.says(group, Rooms.JONAS, "It is in");

        var out = notifier.out.values().iterator().next();
        assertThat(out.title()).isEqualTo("Design");
        assertThat(out.body()).contains("Jonas").endsWith("It is in\u2069");
    }

    @Test
    void withoutPreviewsOnlyTheNumberIsTold() {
        previews = false;
        chats.says(amara, Rooms.AMARA, "Secret");
        chats.says(amara, Rooms.AMARA, "More secret");

        assertThat(notifier.out).hasSize(1);
        assertThat(notifier.out.values().iterator().next().body()).isEqualTo("2 new messages");
    }

    @Test
    void readingFromTheNotificationTakesItAway() {
        chats.says(amara, Rooms.AMARA, "Hello");
        notifier.press("read");

        assertThat(chats.markedRead).containsExactly(amara);
        assertThat(notifier.out).isEmpty();
        assertThat(status.badge().unread()).isZero();
    }

    @Test
    void aMissedCallOffersToCallBack() {
        chats.says(amara, Rooms.AMARA, "Pick up, please");
        chats.called(Rooms.AMARA, Rooms.record(amara, Rooms.AMARA.id(), Rooms.SAM.id(), CallRecord.Outcome.MISSED, 0));
        assertThat(notifier.out.values().iterator().next().body()).isEqualTo("Missed video call");

        notifier.press("call");

        assertThat(calls.asked).containsExactly("call amara.okafor " + amara + " VIDEO");
    }

    @Test
    void aCallThatWasTakenIsNoNews() {
        chats.says(amara, Rooms.AMARA, "One moment");
        notifier.out.clear();
        chats.called(
                Rooms.AMARA,
                Rooms.record(amara, Rooms.AMARA.id(), Rooms.SAM.id(), CallRecord.Outcome.COMPLETED, 60_000));

        assertThat(notifier.out).isEmpty();
    }

    @Test
    void whatCameWhileAwayIsOneNotification() {
        chats.setConnection(new Connection.Offline());
        chats.setConnection(new Connection.Online());
        chats.says(amara, Rooms.AMARA, "One");
        chats.says(group, Rooms.JONAS, "Two");
        assertThat(notifier.out).isEmpty();
        clock.advance(Attention.SETTLING);

        assertThat(notifier.out.values())
                .singleElement()
                .satisfies(out ->
                        assertThat(out.title() + ": " + out.body()).isEqualTo("While you were away: 2 messages"));
    }

    @Test
    void inQuietTimesOnlyTheBadgeChanges() {
        quiet = true;
        chats.says(amara, Rooms.AMARA, "Hello");

        assertThat(notifier.out).isEmpty();
        assertThat(status.badge().unread()).isOne();
    }

    @Test
    void signingOutTakesEverythingAway() {
        chats.says(amara, Rooms.AMARA, "Hello");
        calls.incoming(Rooms.AMARA, CallType.AUDIO);
        desk.leave();

        assertThat(notifier.out).isEmpty();
        assertThat(popup.visible().get()).isFalse();
        assertThat(status).isEqualTo(AttentionDesk.Status.NOBODY);
        calls.incoming(Rooms.JONAS, CallType.AUDIO);
        assertThat(popup.visible().get()).isFalse();
    }
}
