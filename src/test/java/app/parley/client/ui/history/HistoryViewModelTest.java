package app.parley.client.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.history.PastCall;
import app.parley.client.history.PastCalls;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.history.HistoryViewModel.Filter;
import app.parley.client.ui.history.HistoryViewModel.State;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.support.FakeCallHistory;
import app.parley.support.FakeChatService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryViewModelTest {
    private static final Instant NOW = Instant.parse("2026-03-04T09:30:00Z");
    private static final User BEN = FakeChatService.user("ben", "Bén Okri", Presence.ONLINE);
    private static final User MEI = FakeChatService.user("mei", "周美玲", Presence.OFFLINE);

    private final FakeCallHistory history = new FakeCallHistory();
    private final HistoryViewModel model = new HistoryViewModel(
            history, Runnable::run, new TimeWords(Clock.fixed(NOW, ZoneOffset.UTC), Locale.ENGLISH));

    @Test
    void callsStandUnderTheirDays() {
        show(call(3, MEI, false, 0), call(2, BEN, true, 0), call(1, BEN, true, 1));
        assertThat(model.rows())
                .extracting(row -> switch (row) {
                    case HistoryRow.Day(var text) -> text;
                    case HistoryRow.Entry entry -> entry.name();
                })
                .containsExactly("Today", "周美玲", "Bén Okri", "Yesterday", "Bén Okri");
        assertThat(model.state().get()).isEqualTo(State.ROWS);
    }

    @Test
    void onlyTheMissedOnesAreListedOnWish() {
        show(missed(3, MEI), call(2, BEN, true, 0));
        model.filter().set(Filter.MISSED);
        assertThat(names()).containsExactly("周美玲");
        show(call(2, BEN, true, 0));
        assertThat(model.state().get()).isEqualTo(State.NOTHING_FOUND);
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void aNameIsFoundByItsBeginningWithoutItsAccents() {
        show(call(3, MEI, false, 0), call(2, BEN, true, 0));
        model.query().set("ben");
        assertThat(names()).containsExactly("Bén Okri");
        model.query().set("玲");
        assertThat(names()).containsExactly("周美玲");
    }

    @Test
    void aSearchThatFindsNothingYetGoesOnInOlderCalls() {
        history.show(new PastCalls(List.of(call(2, BEN, true, 0)), true, false, true, 0));
        model.query().set("mei");
        assertThat(history.asked).containsExactly("older");
        assertThat(model.state().get()).isEqualTo(State.LOADING);
        show(call(2, BEN, true, 0), call(1, MEI, true, 3));
        assertThat(names()).containsExactly("周美玲");
    }

    @Test
    void missedCallsAreSeenWhileTheListIsLookedAt() {
        history.show(new PastCalls(List.of(missed(1, BEN)), false, false, true, 1));
        assertThat(model.unseen().getValue()).isEqualTo(1);
        model.setOnScreen(true);
        assertThat(model.unseen().getValue()).isZero();
        history.show(new PastCalls(List.of(missed(2, BEN)), false, false, true, 1));
        assertThat(model.unseen().getValue()).isZero();
        model.setOnScreen(false);
        history.show(new PastCalls(List.of(missed(3, BEN)), false, false, true, 1));
        assertThat(model.unseen().getValue()).isEqualTo(1);
    }

    @Test
    void aCallThatIsTakenOutIsNotLookedAtAnyMore() {
        show(call(1, BEN, true, 0));
        var entry = (HistoryRow.Entry) model.rows().get(1);
        model.select(entry);
        model.forget(entry);
        assertThat(history.asked).containsExactly("forget call-1");
        assertThat(model.selected().get()).isNull();
        assertThat(model.state().get()).isEqualTo(State.EMPTY);
    }

    @Test
    void clearingIsForWhoIsConnectedAndSaysWhenItFailed() {
        history.show(new PastCalls(List.of(call(1, BEN, true, 0)), false, false, false, 0));
        assertThat(model.canClear().getValue()).isFalse();
        show(call(1, BEN, true, 0));
        assertThat(model.canClear().getValue()).isTrue();
        history.forgetsAll = false;
        model.clear();
        assertThat(model.notice().get()).isNotEmpty();
        history.forgetsAll = true;
        model.clear();
        assertThat(model.notice().get()).isEmpty();
        assertThat(model.state().get()).isEqualTo(State.EMPTY);
    }

    @Test
    void somebodyOfWhomNothingIsKnownHasWordsForAName() {
        show(call(1, null, false, 0));
        assertThat(names()).containsExactly("somebody");
    }

    private void show(PastCall... calls) {
        history.show(new PastCalls(List.of(calls), false, false, true, 0));
    }

    private List<String> names() {
        return model.rows().stream()
                .filter(HistoryRow.Entry.class::isInstance)
                .map(row -> ((HistoryRow.Entry) row).name())
                .toList();
    }

    private static PastCall missed(int number, User peer) {
        return past(number, peer, false, 0, Outcome.MISSED);
    }

    private static PastCall call(int number, @Nullable User peer, boolean outgoing, int daysAgo) {
        return past(number, peer, outgoing, daysAgo, Outcome.COMPLETED);
    }

    private static PastCall past(int number, @Nullable User peer, boolean outgoing, int daysAgo, Outcome outcome) {
        var at = NOW.minus(Duration.ofDays(daysAgo)).toEpochMilli() + number;
        var other = BEN.id();
        return new PastCall(
                new CallRecord(
                        new CallId("call-" + number),
                        new ChatId("chat"),
                        other,
                        other,
                        CallType.AUDIO,
                        outcome,
                        at,
                        at,
                        at + 60_000,
                        60_000),
                peer,
                outgoing);
    }
}
