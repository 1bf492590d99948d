package app.parley.server.calls;

import static app.parley.server.calls.CallScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerChatEvent;
import app.parley.support.TestSocket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What stays of calls, through real sockets: the protocol's section 5.
class CallHistoryTest extends PatientServer {
    @Test
    void aCallThatGoesOnIsNotHistoryYet() {
        scene.talk(anna, scene.ben, ben);
        assertThat(history(anna)).isEmpty();
        anna.ask(Ack.Done.class, new ClientCallEvent.Forget(null, true));
    }

    @Test
    void itIsPagedNewestFirstForBothAndForNobodyElse() {
        var ids = calls(5);
        for (var device : List.of(anna, ben)) {
            assertThat(page(device, null, null)).containsExactlyElementsOf(ids.reversed());
            assertThat(page(device, null, 2)).containsExactly(ids.get(4), ids.get(3));
            assertThat(page(device, ids.get(3), 2)).containsExactly(ids.get(2), ids.get(1));
            assertThat(page(device, ids.get(0), 2)).isEmpty();
        }
        var cleo = scene.cleo.connect();
        assertThat(page(cleo, null, null)).isEmpty();
        assertThat(cleo.refusalOf(new ClientCallEvent.History(ids.get(3), 2))).isEqualTo(ErrorCode.CALL_NOT_FOUND);
    }

    @Test
    void theMessageOfACallReachesAllMembersOnAllDevices() {
        var phone = scene.anna.on("phone").connect();
        var cleo = scene.cleo.connect();
        var id = calls(1).getFirst();
        for (var device : List.of(anna, phone, ben, cleo)) {
            var message = device.await(ServerChatEvent.MessageNew.class).message();
            assertThat(message.clientId().value()).isEqualTo(id.value());
            assertThat(message.senderId()).isEqualTo(scene.anna.id());
            assertThat(message.chatId()).isEqualTo(scene.chat);
        }
        assertThat(scene.left(ben, id).callId()).isEqualTo(id);
    }

    @Test
    void forgettingTakesCallsOutOfOnesOwnHistoryOnly() {
        var ids = calls(4);
        var unknown = new CallId("unknown");
        anna.ask(Ack.Done.class, new ClientCallEvent.Forget(List.of(ids.get(1), unknown), null));
        var phone = scene.anna.on("phone").connect();
        for (var device : List.of(anna, phone)) {
            assertThat(page(device, null, null)).containsExactly(ids.get(3), ids.get(2), ids.get(0));
        }
        // A page may still begin behind a forgotten call.
        assertThat(page(anna, ids.get(1), null)).containsExactly(ids.get(0));
        anna.ask(Ack.Done.class, new ClientCallEvent.Forget(null, true));
        assertThat(page(phone, null, null)).isEmpty();
        assertThat(page(ben, null, null)).hasSize(4);
        assertThat(scene.callMessages(anna)).hasSize(4);
    }

    private List<CallId> calls(int count) {
        var ids = new ArrayList<CallId>();
        for (var i = 0; i < count; i++) {
            var id = scene.ring(anna, scene.ben, ben);
            anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
            ended(anna, id);
            ended(ben, id);
            ids.add(id);
        }
        return ids;
    }

    private static List<CallId> page(TestSocket device, @Nullable CallId before, @Nullable Integer limit) {
        return device.ask(Ack.Calls.class, new ClientCallEvent.History(before, limit)).calls().stream()
                .map(CallRecord::callId)
                .toList();
    }
}
