package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The mailbox by itself, on threads that the test runs by hand.
final class MailboxTest {
    private final List<Runnable> threads = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(threads::add, 10, () -> done.add("relieved"));

    @Test
    void oneThreadDoesEverythingInOrderAndLeaves() {
        mailbox.post(1, () -> done.add("one"));
        mailbox.post(1, () -> done.add("two"));
        assertThat(threads).hasSize(1);
        assertThat(mailbox.isIdle()).isFalse();
        threads.removeFirst().run();

        assertThat(done).containsExactly("one", "two");
        assertThat(mailbox.isIdle()).isTrue();
        mailbox.post(1, () -> done.add("three"));
        assertThat(threads).hasSize(1);
    }

    @Test
    void isNotIdleWhileTheLastTaskIsAtWork() {
        mailbox.post(1, () -> done.add("idle: " + mailbox.isIdle()));
        threads.removeFirst().run();

        assertThat(done).containsExactly("idle: false");
    }

    @Test
    void relievesOnceOnTheWayDown() {
        mailbox.post(8, () -> done.add("one " + mailbox.weight()));
        mailbox.post(8, () -> done.add("two " + mailbox.weight()));
        mailbox.post(8, () -> done.add("three " + mailbox.weight()));
        threads.removeFirst().run();

        assertThat(done).containsExactly("one 24", "two 16", "relieved", "three 8");
        assertThat(mailbox.weight()).isZero();
    }
}
