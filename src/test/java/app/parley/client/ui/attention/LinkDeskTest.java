package app.parley.client.ui.attention;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.Connection;
import app.parley.client.ui.Rooms;
import app.parley.protocol.ChatId;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeChatService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkDeskTest {
    private final FakeCallControl calls = new FakeCallControl();
    private final FakeChatService chats = new FakeChatService(Rooms.SAM);
    private final List<ChatId> shown = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Runnable yes = () -> {};
    private int opened;
    private final LinkDesk desk = new LinkDesk(
            new LinkDesk.Questions() {
                @Override
                public void ask(String question, String yesWords, Runnable wanted) {
                    said.add(question + " " + yesWords);
                    yes = wanted;
                }

                @Override
                public void tell(String words) {
                    said.add(words);
                }
            },
            () -> opened++,
            Runnable::run);

    @BeforeEach
    void makeKnown() {
        chats.people(Rooms.AMARA, Rooms.JONAS);
    }

    @Test
    void aLinkToAChatShowsIt() {
        enter();
        desk.handed("parley://chat/amara.okafor");

        assertThat(shown).hasSize(1);
        assertThat(said).isEmpty();
        assertThat(opened).isOne();
    }

    @Test
    void aLinkToACallShowsTheChatAndAsksFirst() {
        enter();
        desk.handed("parley://call/amara.okafor?video=1");

        assertThat(shown).hasSize(1);
        assertThat(said).containsExactly("Call \u2068Amara Okafor\u2069 with video? Call with video");
        assertThat(calls.asked).isEmpty();
        yes.run();
        assertThat(calls.asked).containsExactly("call amara.okafor " + shown.getFirst() + " VIDEO");
    }

    @Test
    void aLinkThatComesBeforeSigningInWaits() {
        desk.handed("parley://chat/jonas");
        assertThat(shown).isEmpty();
        enter();

        assertThat(shown).hasSize(1);
    }

    @Test
    void aPersonWhoIsNotHereIsSaidToBeSo() {
        enter();
        desk.handed("parley://call/somebody");

        assertThat(shown).isEmpty();
        assertThat(said).singleElement().asString().contains("nobody here");
    }

    @Test
    void withoutAConnectionItIsSaid() {
        chats.setConnection(new Connection.Offline());
        enter();
        desk.handed("parley://chat/amara.okafor");

        assertThat(said).singleElement().asString().startsWith("Without a connection");
    }

    @Test
    void anythingElseOnlyShowsTheWindow() {
        enter();
        desk.handed("");
        desk.handed("parley://format/disk");

        assertThat(opened).isEqualTo(2);
        assertThat(shown).isEmpty();
        assertThat(said).isEmpty();
    }

    private void enter() {
        desk.enter(calls, chats, shown::add);
    }
}
