package app.parley.client.ui.theme;

import app.parley.client.ui.FxThread;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.image.Image;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The pictures that people have chosen, for every [AvatarView] of every window: [Theme#dress] makes them known to
/// the scenes. Files are fetched and decoded elsewhere, one at a time a picture; the newest [#MOST] stay in memory.
/// On the JavaFX thread.
public final class Faces {
    /// Pixels a side: the largest avatar, that of a call, on a fine screen.
    private static final int SIDE = 192;
    /// Far more than stand on one screen; 147 KB each.
    private static final int MOST = 96;

    private final Map<String, AttachmentId> known = new HashMap<>();
    private final Map<String, List<Consumer<@Nullable Image>>> watching = new HashMap<>();
    private final Set<AttachmentId> fetching = new HashSet<>();
    private final Set<AttachmentId> missing = new HashSet<>();
    private final Map<AttachmentId, Image> decoded = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<AttachmentId, Image> eldest) {
            return size() > MOST;
        }
    };
    private Function<AttachmentId, CompletableFuture<Optional<byte[]>>> source = _ -> new CompletableFuture<>();
    private Executor background = Runnable::run;
    private int served;

    Faces() {}

    /// Where pictures come from, from now on. What was known of another account is forgotten.
    ///
    /// @param files gives the file of a picture, empty where it cannot be had
    /// @param decoding runs what takes a while
    public void serve(Function<AttachmentId, CompletableFuture<Optional<byte[]>>> files, Executor decoding) {
        FxThread.check();
        served++;
        source = files;
        background = decoding;
        known.clear();
        fetching.clear();
        missing.clear();
        decoded.clear();
        watching.values().forEach(all -> all.forEach(one -> one.accept(null)));
    }

    /// Says which picture somebody has now.
    public void know(User user) {
        var id = user.id().value();
        var before = user.avatar() == null ? known.remove(id) : known.put(id, user.avatar());
        if (user.avatar() == null ? before != null : !user.avatar().equals(before)) show(id);
    }

    /// Asks once more for what could not be had: there is a connection again.
    public void again() {
        fetching.removeAll(missing);
        missing.clear();
        List.copyOf(watching.keySet()).forEach(this::show);
    }

    /// Tells `watcher` the picture of a user, now when it is at hand and whenever it changes; null for none. It
    /// is a disc, clear around.
    Subscription watch(String id, Consumer<@Nullable Image> watcher) {
        watching.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(watcher);
        watcher.accept(image(id));
        return () -> watching.computeIfPresent(id, (_, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    private void show(String id) {
        var all = watching.get(id);
        if (all == null) return;
        var image = image(id);
        List.copyOf(all).forEach(one -> one.accept(image));
    }

    private @Nullable Image image(String id) {
        var picture = known.get(id);
        if (picture == null) return null;
        var image = decoded.get(picture);
        if (image == null && fetching.add(picture)) fetch(picture);
        // It may have come at once.
        return decoded.get(picture);
    }

    private void fetch(AttachmentId picture) {
        var asked = served;
        var _ = source.apply(picture)
                .thenApplyAsync(
                        file -> file.flatMap(bytes -> SafePicture.read(bytes, SIDE))
                                .map(image -> SafePicture.disc(image, SIDE)),
                        background)
                .thenAcceptAsync(image -> fetched(asked, picture, image), FxThread.EXECUTOR);
    }

    private void fetched(int asked, AttachmentId picture, Optional<Image> image) {
        if (asked != served) return;
        if (image.isEmpty()) {
            missing.add(picture);
            return;
        }
        fetching.remove(picture);
        decoded.put(picture, image.get());
        for (var id : List.copyOf(watching.keySet())) {
            if (picture.equals(known.get(id))) show(id);
        }
    }
}
