package app.parley.client.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.Preferences;
import app.parley.protocol.Me;
import app.parley.protocol.Presence;
import app.parley.protocol.ProfileChange;
import app.parley.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallWaitingTest {
    private final Preferences preferences = Preferences.unkept();
    private final CompletableFuture<Reply<Me>> signedIn = new CompletableFuture<>();
    private final List<Boolean> asked = new ArrayList<>();
    private final List<CompletableFuture<Reply<Me>>> answers = new ArrayList<>();
    private final CallWaiting waiting = new CallWaiting(preferences, signedIn, this::ask);

    @Test
    void whatAnotherDeviceHasChosenHoldsHereToo() {
        signedIn.complete(me(true));

        assertThat(preferences.get(CallWaiting.CHOICE)).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void aChoiceIsToldToTheServerOnce() {
        signedIn.complete(me(false));

        preferences.set(CallWaiting.CHOICE, true);
        answers.getFirst().complete(me(true));

        assertThat(asked).containsExactly(true);
        assertThat(preferences.get(CallWaiting.CHOICE)).isTrue();
    }

    @Test
    void aChoiceThatDoesNotArriveIsTakenBackAndCanBeMadeAgain() {
        signedIn.complete(me(false));

        preferences.set(CallWaiting.CHOICE, true);
        answers.getFirst().complete(new Reply.Failed<>(new AccountFailure.ServerUnreachable()));
        assertThat(preferences.get(CallWaiting.CHOICE)).isFalse();
        assertThat(asked).containsExactly(true);

        preferences.set(CallWaiting.CHOICE, true);
        assertThat(asked).containsExactly(true, true);
    }

    @Test
    void afterSigningOutNothingIsTold() {
        waiting.close();

        preferences.set(CallWaiting.CHOICE, true);

        assertThat(asked).isEmpty();
    }

    private CompletableFuture<Reply<Me>> ask(ProfileChange change) {
        asked.add(change.callWaiting());
        var answer = new CompletableFuture<Reply<Me>>();
        answers.add(answer);
        return answer;
    }

    private static Reply<Me> me(boolean callWaiting) {
        return new Reply.Got<>(
                new Me(new UserId("sam"), "sam", "Sam Rivera", null, Presence.ONLINE, null, false, callWaiting));
    }
}
