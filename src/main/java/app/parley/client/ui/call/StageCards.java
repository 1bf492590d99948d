package app.parley.client.ui.call;

import app.parley.call.Call;
import app.parley.call.CallState;
import app.parley.call.ShareSource;
import app.parley.call.Sharing;
import app.parley.call.Upgrade;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which [StageCard]s are to be seen in a state. Of [TalkModel]; on its thread.
final class StageCards {
    /// How long a refusal is said: long enough to read a sentence.
    private static final Duration PASSING = Duration.ofSeconds(6);

    private final Ticker ticker;
    private final ReadOnlyObjectWrapper<List<StageCard>> cards = new ReadOnlyObjectWrapper<>(List.of());
    private Ticker.Stop passing = Ticker.Stop.NOTHING;
    private Upgrade upgrade = Upgrade.NONE;
    private CallState state = new CallState.Idle();
    private boolean seen;

    StageCards(Ticker ticker) {
        this.ticker = ticker;
    }

    /// In the order in which they stand below each other.
    ReadOnlyObjectProperty<List<StageCard>> cards() {
        return cards.getReadOnlyProperty();
    }

    void follow(CallState next) {
        state = next;
        var now = next instanceof CallState.Live live ? live.call().upgrade() : Upgrade.NONE;
        if (now != upgrade) {
            upgrade = now;
            seen = false;
            passing.stop();
            passing = isRefused(now) ? ticker.after(PASSING, this::forget) : Ticker.Stop.NOTHING;
        }
        cards.set(cards(state));
    }

    private void forget() {
        seen = true;
        cards.set(cards(state));
    }

    private static boolean isRefused(Upgrade upgrade) {
        return upgrade == Upgrade.DECLINED || upgrade == Upgrade.UNANSWERED;
    }

    private List<StageCard> cards(CallState state) {
        if (!(state instanceof CallState.Live live)) return List.of();
        var call = live.call();
        var name = Texts.shortName(call.peer().displayName());
        var found = new ArrayList<StageCard>();
        switch (call.upgrade()) {
            case NONE -> {}
            case ASKED_BY_THEM ->
                found.add(new StageCard(
                        StageCard.Kind.CONSENT,
                        "fth-video",
                        Texts.of("call.upgrade.asks", name),
                        List.of(
                                StageCard.Choice.WITH_CAMERA,
                                StageCard.Choice.WITHOUT_CAMERA,
                                StageCard.Choice.NOT_NOW)));
            case ASKED_BY_ME ->
                found.add(new StageCard(
                        StageCard.Kind.ASKED,
                        "fth-video",
                        Texts.of("call.upgrade.asked", name),
                        List.of(StageCard.Choice.TAKE_BACK)));
            case DECLINED, UNANSWERED -> {
                if (!seen)
                    found.add(new StageCard(
                            StageCard.Kind.REFUSED,
                            "fth-video-off",
                            Texts.of("call.upgrade." + call.upgrade().name(), name),
                            List.of()));
            }
        }
        var sharing = call.local().sharing();
        if (sharing != null) found.add(sharing(sharing));
        if (state instanceof CallState.Active) found.addAll(server(call, name));
        return found;
    }

    private static StageCard sharing(Sharing sharing) {
        var words = switch (sharing.source()) {
            case ShareSource.Desktop _ -> Texts.of("call.share.desktop");
            case ShareSource.Window(var _, var title) -> Texts.of("call.share.window", shortened(title));
        };
        var other =
                sharing.content() == ShareSource.Content.TEXT ? StageCard.Choice.AS_MOTION : StageCard.Choice.AS_TEXT;
        return new StageCard(
                StageCard.Kind.SHARING,
                "fth-monitor",
                sharing.open() ? words : Texts.of("call.share.opening"),
                List.of(StageCard.Choice.STOP_SHARING, other));
    }

    private static List<StageCard> server(Call call, String name) {
        if (!call.signalling())
            return List.of(
                    new StageCard(StageCard.Kind.SERVER_LOST, "fth-wifi-off", Texts.of("call.serverLost"), List.of()));
        if (!call.peerSignalling())
            return List.of(new StageCard(
                    StageCard.Kind.PEER_SERVER_LOST,
                    "fth-wifi-off",
                    Texts.of("call.serverLost.peer", name),
                    List.of()));
        return List.of();
    }

    /// Of a window's title, as much as says which it is.
    private static String shortened(String title) {
        var length = title.codePointCount(0, title.length());
        return length <= 40 ? title : title.substring(0, title.offsetByCodePoints(0, 39)) + "…";
    }
}
