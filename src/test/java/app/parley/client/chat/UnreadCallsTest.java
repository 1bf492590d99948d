package app.parley.client.chat;

import static app.parley.client.chat.Told.ANNA;
import static app.parley.client.chat.Told.BEN;
import static app.parley.client.chat.Told.CHAT;
import static app.parley.client.chat.Told.call;
import static app.parley.client.chat.Told.chat;
import static app.parley.client.chat.Told.message;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ServerChatEvent.ChatRead;
import app.parley.protocol.ServerChatEvent.ChatUpdated;
import app.parley.protocol.ServerChatEvent.MessageNew;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which records of calls wait to be read.
final class UnreadCallsTest extends AnnasDevice {
    @ParameterizedTest
    @EnumSource(Outcome.class)
    void ofCallsOnlyThoseThatWereMissedAreUnread(Outcome outcome) {
        connect("1", new ChatUpdated("1", chat(0, null)));
        receive(new MessageNew("2", call(1, BEN, outcome)));

        var missed = outcome == Outcome.MISSED || outcome == Outcome.BUSY || outcome == Outcome.CANCELLED;
        assertCounts(missed ? 1 : 0, missed ? 1 : 0);
    }

    @Test
    void onesOwnCallsAreNeverUnread() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        receive(new MessageNew("2", call(1, ANNA, Outcome.MISSED)));

        assertCounts(0, 0);
    }

    @Test
    void everyMissedCallOfOneCatchUpCounts() {
        connect(
                "1",
                new ChatUpdated("1", chat(0, null)),
                new MessageNew("2", call(1, BEN, Outcome.MISSED)),
                new MessageNew("3", call(2, BEN, Outcome.CANCELLED)),
                new MessageNew("4", message(3, BEN, "Where are you?")),
                new MessageNew("5", call(4, BEN, Outcome.COMPLETED)),
                new MessageNew("6", call(5, BEN, Outcome.BUSY)));
        assertCounts(4, 3);

        restart();
        assertCounts(4, 3);
        connect("6");
        receive(new ChatRead("7", CHAT, ANNA.id(), 3));
        assertCounts(1, 1);
        chats.markRead(CHAT);
        loop.runDue();
        assertCounts(0, 0);
    }

    @Test
    void theServersNumberIsTakenWithoutTheCallsThatWereTaken() {
        connect("1", new ChatUpdated("1", chat(1, call(1, BEN, Outcome.COMPLETED))));
        assertCounts(0, 0);
        receive(new MessageNew("2", call(2, BEN, Outcome.MISSED)));
        receive(new ChatUpdated("3", chat(2, call(2, BEN, Outcome.MISSED))));
        assertCounts(1, 1);

        server.drop();
        server.accept();
        loop.runDue();
        answerSync(new Ack.Changes(
                "9", List.of(new ChatUpdated("9", chat(3, call(3, BEN, Outcome.DECLINED)))), false, true));
        assertCounts(1, 1);
    }

    private void assertCounts(int unread, int missed) {
        assertThat(overview.chats()).singleElement().satisfies(chat -> {
            assertThat(chat.unread()).as("unread").isEqualTo(unread);
            assertThat(chat.missed()).as("missed").isEqualTo(missed);
        });
    }
}
