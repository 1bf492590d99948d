package app.parley.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.Presence;
import app.parley.protocol.SystemNote;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageWeightTest {
    private static final String ID = "x".repeat(64);

    @Test
    void nothingIsHeavierThanItsWeight() {
        for (var body :
                List.of("", "a".repeat(8_000), "\u0001".repeat(8_000), "\"\\".repeat(4_000), "é漢😀".repeat(2_000))) {
            var message = message(body);
            assertThat(PageWeight.of(message)).isGreaterThanOrEqualTo(bytes(message));
            var chat = chat(message);
            assertThat(PageWeight.of(chat)).isGreaterThanOrEqualTo(bytes(chat));
        }
    }

    @Test
    void aWeightIsNotFarFromTheTruth() {
        var message = message("a".repeat(8_000));
        assertThat(PageWeight.of(message)).isLessThan(3 * bytes(message));
    }

    @Test
    void aPageIsCutByItsWeightAndNeverEmpty() {
        var giant = message("\u0001".repeat(200_000));
        assertThat(PageWeight.cut(List.of(giant, giant))).hasSize(1);
        var small = message("a");
        assertThat(PageWeight.cut(Collections.nCopies(5, small))).hasSize(5);
        var cut = PageWeight.cut(Collections.nCopies(1_000, message("a".repeat(8_000))));
        assertThat(cut.stream().mapToLong(PageWeightTest::bytes).sum()).isLessThanOrEqualTo(PageWeight.MOST);
        assertThat(PageWeight.cut(List.of())).isEmpty();
    }

    private static long bytes(Object value) {
        return ProtocolJson.write(value).getBytes(StandardCharsets.UTF_8).length;
    }

    private static Message message(String body) {
        var users = IntStream.range(0, 40).mapToObj(_ -> new UserId(ID)).toList();
        var file = new Attachment(
                new AttachmentId(ID), "\u202a".repeat(255), "x".repeat(127), Long.MAX_VALUE, ID, 1 << 30, 1 << 30);
        return new Message(
                new MessageId(ID),
                new ChatId(ID),
                Long.MAX_VALUE,
                new UserId(ID),
                new ClientId(ID),
                MessageKind.SYSTEM,
                body,
                new MessageId(ID),
                Collections.nCopies(32, file),
                Map.of("👩‍👩‍👧", users, "\"", users),
                users,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                null,
                new SystemNote(SystemNote.Event.ADDED, users, "\u0002".repeat(200)));
    }

    private static Chat chat(Message last) {
        var people = IntStream.range(0, 300)
                .mapToObj(i -> new User(
                        new UserId(ID.substring(3) + i),
                        "u".repeat(32),
                        "\u0003".repeat(100),
                        new AttachmentId(ID),
                        Presence.OFFLINE,
                        Long.MAX_VALUE))
                .toList();
        var seqs = people.stream().map(User::id).distinct().collect(Collectors.toMap(id -> id, _ -> Long.MAX_VALUE));
        return new Chat(
                new ChatId(ID),
                ChatType.GROUP,
                "\u0002".repeat(200),
                people,
                1 << 30,
                seqs,
                last,
                true,
                Long.MAX_VALUE);
    }
}
