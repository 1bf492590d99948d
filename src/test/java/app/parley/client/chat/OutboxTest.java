package app.parley.client.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.OutboxEffect.Keep;
import app.parley.client.chat.OutboxEffect.Rest;
import app.parley.client.chat.OutboxEffect.Send;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private final Outbox outbox = new Outbox();
    private final List<OutboxEffect> effects = new ArrayList<>();
    private OutboxState state = new OutboxState.Offline(List.of());

    @Test
    void whatIsWrittenOfflineIsStoredAndWaits() {
        write("a1", "A");
        assertThat(took()).containsExactly("keep a1");
    }

    @Test
    void whatIsWrittenOnlineIsStoredBeforeItIsSent() {
        connect();
        write("a1", "A");
        assertThat(took()).containsExactly("keep a1", "send a1");
    }

    @Test
    void connectingSendsTheOldestOfEachChatAndNoMore() {
        write("a1", "A");
        write("b1", "B");
        write("a2", "A");
        took();
        connect();
        assertThat(took()).containsExactly("send a1", "send b1");
        arrived("a1");
        assertThat(took()).containsExactly("forget a1", "send a2");
    }

    @Test
    void aLossSendsWhatWasUnderWayAgainFirst() {
        connect();
        write("a1", "A");
        write("a2", "A");
        took();
        handle(new OutboxInput.Unanswered(new ClientId("a1")));
        assertThat(took()).containsExactly("rest a1 PT10S");
        handle(new OutboxInput.Disconnected());
        connect();
        assertThat(took()).containsExactly("send a1");
        arrived("a1");
        assertThat(took()).containsExactly("forget a1", "send a2");
    }

    @Test
    void aPauseThatEndsAfterAReconnectionChangesNothing() {
        connect();
        write("a1", "A");
        handle(new OutboxInput.Unanswered(new ClientId("a1")));
        handle(new OutboxInput.Disconnected());
        connect();
        took();
        handle(new OutboxInput.Rested(new ClientId("a1")));
        assertThat(took()).isEmpty();
    }

    @Test
    void aLetterThatTheServerWillNotHaveLetsTheNextOneGo() {
        connect();
        write("a1", "A");
        write("a2", "A");
        took();
        handle(new OutboxInput.Refused(new ClientId("a1"), ErrorCode.FORBIDDEN, null));
        assertThat(took()).containsExactly("keep a1 FORBIDDEN", "send a2");
    }

    @Test
    void aFailedLetterGoesAgainOnlyWhenTheUserSaysSo() {
        connect();
        write("a1", "A");
        handle(new OutboxInput.Refused(new ClientId("a1"), ErrorCode.FORBIDDEN, null));
        handle(new OutboxInput.Disconnected());
        took();
        connect();
        assertThat(took()).isEmpty();
        handle(new OutboxInput.Retry(new ClientId("a1")));
        assertThat(took()).containsExactly("keep a1", "send a1");
    }

    @Test
    void aBusyServerIsAskedAgainWhenItSaidAndTheOrderStays() {
        connect();
        write("a1", "A");
        write("a2", "A");
        took();
        handle(new OutboxInput.Refused(new ClientId("a1"), ErrorCode.RATE_LIMITED, Duration.ofSeconds(2)));
        assertThat(took()).containsExactly("rest a1 PT2S");
        handle(new OutboxInput.Rested(new ClientId("a1")));
        assertThat(took()).containsExactly("send a1");
    }

    @Test
    void theServersEventSettlesALetterBeforeItsAnswerDoes() {
        connect();
        write("a1", "A");
        arrived("a1");
        took();
        arrived("a1");
        handle(new OutboxInput.Unanswered(new ClientId("a1")));
        assertThat(took()).isEmpty();
        assertThat(state.letters()).isEmpty();
    }

    @Test
    void leavingAChatTakesItsLettersAlong() {
        write("a1", "A");
        write("b1", "B");
        took();
        handle(new OutboxInput.Left(new ChatId("A")));
        assertThat(took()).containsExactly("forget a1");
        connect();
        assertThat(took()).containsExactly("send b1");
    }

    @Test
    void noTextIsInALogLine() {
        write("a1", "A");
        assertThat(state.toString() + effects).doesNotContain("secret words");
    }

    private void write(String id, String chat) {
        handle(new OutboxInput.Written(
                letter(id, chat, new OutboxMatter.Text("secret words", null, List.of(), List.of()))));
    }

    private static OutboxLetter letter(String id, String chat, OutboxMatter matter) {
        return new OutboxLetter(new ClientId(id), new ChatId(chat), matter, 1, new OutboxLetter.Waiting(false));
    }

    private void connect() {
        handle(new OutboxInput.Connected());
    }

    private void arrived(String id) {
        handle(new OutboxInput.Arrived(new ClientId(id), new MessageId("m-" + id)));
    }

    private void handle(OutboxInput input) {
        var step = outbox.step(state, input);
        state = step.next();
        effects.addAll(step.effects());
    }

    /// The effects since the last look, in short.
    private List<String> took() {
        var told = effects.stream()
                .map(effect -> switch (effect) {
                    case Keep(var letter) ->
                        "keep " + letter.id()
                                + (letter.stage() instanceof OutboxLetter.Failed(var reason) ? " " + reason : "");
                    case Send(var letter) -> "send " + letter.id();
                    case Rest(var id, var pause) -> "rest " + id + " " + pause;
                    case OutboxEffect.Upload(var letter, var file) -> "upload " + letter.id() + " " + file;
                    case OutboxEffect.Forget(var id) -> "forget " + id;
                })
                .toList();
        effects.clear();
        return told;
    }
}
