package app.parley.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/// Serves `/web/…` from the class path, out of the folder `web` beside this class. What was read once is kept:
/// pages are few, small and part of the program.
public final class StaticPages {
    static final String PATH = "/web/";
    /// Plain names with slashes between them: nothing that could lead out of the folder.
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "wav", "audio/wav");

    private final Map<String, Buffer> pages = new ConcurrentHashMap<>();
    private final Executor threads;

    /// @param threads makes a virtual thread a call
    public StaticPages(Executor threads) {
        this.threads = threads;
    }

    /// Called for every event loop's router.
    public void mount(Router router) {
        router.get(PATH + "*").handler(this::serve);
        router.get("/web").handler(context -> context.redirect(PATH));
    }

    private void serve(RoutingContext context) {
        var path = context.normalizedPath().substring(PATH.length());
        var name = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            context.fail(404);
            return;
        }
        var loop = context.vertx().getOrCreateContext();
        threads.execute(() -> {
            var page = page(name);
            loop.runOnContext(_ -> {
                if (page.isEmpty()) {
                    context.fail(404);
                } else {
                    context.response()
                            .putHeader("Content-Type", type)
                            .putHeader("Cache-Control", "no-cache")
                            .end(page.get());
                }
            });
        });
    }

    private Optional<Buffer> page(String name) {
        var known = pages.get(name);
        if (known != null) return Optional.of(known);
        try (var in = StaticPages.class.getResourceAsStream("web/" + name)) {
            // What is not there is not remembered: there are endlessly many such names.
            if (in == null) return Optional.empty();
            var page = Buffer.buffer(in.readAllBytes());
            pages.put(name, page);
            return Optional.of(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
