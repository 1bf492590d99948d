package app.parley.client.ui.attention;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallState;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.Connection;
import app.parley.client.desktop.attention.Badge;
import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.tray.TrayAction;
import app.parley.client.desktop.tray.TrayLook;
import app.parley.client.ui.TimeWords;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrayWordsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T14:00:00Z");
    private static final DoNotDisturb OFF = new DoNotDisturb.Off();

    private final TimeWords words = new TimeWords(Clock.fixed(NOW, ZoneOffset.UTC), Locale.UK);

    @Test
    void beforeSigningInThereIsLittleToDo() {
        var look = TrayWords.look(AttentionDesk.Status.NOBODY, false, OFF, words);

        assertThat(actions(look)).containsExactly(TrayAction.OPEN, TrayAction.QUIT);
        assertThat(notes(look)).containsExactly("Nobody is signed in");
    }

    @Test
    void theMenuOffersToBeLeftAlone() {
        var look = TrayWords.look(status(Badge.NONE), false, OFF, words);

        assertThat(actions(look))
                .containsExactly(
                        TrayAction.OPEN,
                        TrayAction.DISTURB,
                        TrayAction.QUIET_HOUR,
                        TrayAction.QUIET_TOMORROW,
                        TrayAction.QUIT);
        assertThat(notes(look)).containsExactly("Connected");
    }

    @Test
    void itTellsUntilWhenOneIsLeftAloneAndOffersToEndThat() {
        var look = TrayWords.look(
                status(Badge.NONE), true, new DoNotDisturb.Until(Instant.parse("2026-01-05T15:30:00Z")), words);

        assertThat(actions(look)).containsExactly(TrayAction.OPEN, TrayAction.DISTURB, TrayAction.QUIT);
        assertThat(look.menu())
                .filteredOn(
                        item -> item instanceof TrayLook.Item.Command command && command.action() == TrayAction.DISTURB)
                .allSatisfy(item -> {
                    var command = (TrayLook.Item.Command) item;
                    assertThat(command.text()).contains("until").contains("15:30");
                    assertThat(command.checked()).isTrue();
                });
        assertThat(look.mark().quiet()).isTrue();
    }

    @Test
    void theRingIsMutedOnlyWhileItRings() {
        assertThat(actions(TrayWords.look(status(new Badge(0, 0, true)), false, OFF, words)))
                .contains(TrayAction.MUTE_RING);
        assertThat(actions(TrayWords.look(status(Badge.NONE), false, OFF, words)))
                .doesNotContain(TrayAction.MUTE_RING);
    }

    @Test
    void theTooltipCounts() {
        assertThat(TrayWords.look(status(new Badge(1, 0, false)), false, OFF, words)
                        .tooltip())
                .isEqualTo("Parley · 1 unread message");
        assertThat(TrayWords.look(status(new Badge(5, 2, false)), false, OFF, words)
                        .tooltip())
                .isEqualTo("Parley · 5 unread, 2 missed calls");
        assertThat(TrayWords.look(status(Badge.NONE), false, OFF, words).tooltip())
                .isEqualTo("Parley · Connected");
    }

    private static AttentionDesk.Status status(Badge badge) {
        return new AttentionDesk.Status(
                badge, new CallState.Idle(), new ChatOverview(new Connection.Online(), List.of()));
    }

    private static List<TrayAction> actions(TrayLook look) {
        return look.menu().stream()
                .filter(TrayLook.Item.Command.class::isInstance)
                .map(item -> ((TrayLook.Item.Command) item).action())
                .toList();
    }

    private static List<String> notes(TrayLook look) {
        return look.menu().stream()
                .filter(TrayLook.Item.Note.class::isInstance)
                .map(item -> ((TrayLook.Item.Note) item).text())
                .toList();
    }
}
