package app.parley.server.http;

import app.parley.protocol.AttachmentId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ProtocolException;
import app.parley.server.attachments.Attachments;
import app.parley.server.attachments.BodyBrokenException;
import app.parley.server.attachments.Download;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The two calls that carry files (protocol, section 2): bodies as streams, up and down.
final class AttachmentRoutes {
    private static final Logger log = LoggerFactory.getLogger(AttachmentRoutes.class);
    private static final String UPLOAD = "/api/attachments";
    private static final String DOWNLOAD = "/api/attachments/:id";
    /// After a refusal, how much of what the client still sends is read and dropped, in bytes, and for how long, in
    /// milliseconds. A connection closed over unread bytes is reset, and takes the refusal with it.
    private static final long DROPPED = 4L << 20;

    private static final long DROPPING_MS = 3_000;

    private final ApiDoor door;
    private final Attachments attachments;

    AttachmentRoutes(ApiDoor door, Attachments attachments) {
        this.door = door;
        this.attachments = attachments;
    }

    /// Called for every event loop's router.
    void mount(Router router) {
        router.route(HttpMethod.POST, UPLOAD).handler(this::upload);
        router.route(HttpMethod.GET, DOWNLOAD).handler(this::download);
        router.route(HttpMethod.HEAD, DOWNLOAD).handler(this::download);
    }

    private void upload(RoutingContext context) {
        var request = context.request();
        var body = new RequestBody(request, context.vertx().getOrCreateContext());
        context.response().endHandler(_ -> {
            if (!body.isOver()) drop(context.vertx(), request);
        });
        door.stream(context, "POST " + UPLOAD, who -> {
            door.countUpload(who);
            try {
                var name = request.getHeader("X-Filename");
                var stored = attachments.upload(who.user(), name, announced(request), body);
                return response -> ApiDoor.write(response, ApiReply.of(201, stored));
            } catch (BodyBrokenException e) {
                log.debug("An upload broke off: {}", e.getMessage());
                return HttpServerResponse::reset;
            }
        });
    }

    private void download(RoutingContext context) {
        var id = id(context.pathParam("id"));
        var request = context.request();
        door.stream(context, "GET " + DOWNLOAD, who -> {
            var download = attachments.open(who.user(), id.orElseThrow(AttachmentRoutes::notFound));
            if (!Files.isReadable(download.file())) {
                log.error(
                        "The file of attachment {} is missing",
                        download.attachment().id());
                throw notFound();
            }
            return response -> send(request, response, download);
        });
    }

    /// Runs on the event loop.
    private static void send(HttpServerRequest request, HttpServerResponse response, Download download) {
        var attachment = download.attachment();
        var tag = '"' + attachment.sha256() + '"';
        response.putHeader("Content-Type", attachment.type())
                .putHeader("Content-Disposition", ContentDisposition.attachment(attachment.name()))
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .putHeader("Cache-Control", "private, no-cache")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("ETag", tag);
        if (names(request.getHeader("If-None-Match"), tag)) {
            response.setStatusCode(304).end();
        } else if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader("Content-Length", Long.toString(attachment.size()))
                    .end();
        } else {
            send(response, range(request, tag, attachment.size()), download);
        }
    }

    private static void send(HttpServerResponse response, ByteRange range, Download download) {
        var size = download.attachment().size();
        var file = download.file().toString();
        switch (range) {
            case ByteRange.Whole() -> log(response.sendFile(file));
            case ByteRange.Part part -> {
                response.setStatusCode(206)
                        .putHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
                log(response.sendFile(file, part.first(), part.length()));
            }
            case ByteRange.Unsatisfiable() -> {
                response.headers().remove("Content-Disposition").remove("ETag");
                response.putHeader("Content-Range", "bytes */" + size);
                var error = ProtocolError.of(ErrorCode.BAD_REQUEST, "the range lies behind the end of the file");
                ApiDoor.write(response, ApiReply.of(Problem.of(error, 416)));
            }
        }
    }

    /// The range asked for, unless it was asked of another file than this one (`If-Range`).
    private static ByteRange range(HttpServerRequest request, String tag, long size) {
        var condition = request.getHeader("If-Range");
        if (condition != null && !condition.strip().equals(tag)) return new ByteRange.Whole();
        return ByteRange.parse(request.getHeader("Range"), size);
    }

    private static boolean names(@Nullable String tags, String tag) {
        if (tags == null) return false;
        return Pattern.compile(",")
                .splitAsStream(tags)
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    /// How long the body says it is; null when it does not say.
    private static @Nullable Long announced(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        if (length == null || !length.matches("[0-9]+")) return null;
        return length.length() > 18 ? Long.MAX_VALUE : Long.valueOf(length);
    }

    /// Runs on the event loop, when a refusal is sent and the client has not come to its end.
    private static void drop(Vertx vertx, HttpServerRequest request) {
        var connection = request.connection();
        var left = new AtomicLong(DROPPED);
        request.handler(buffer -> {
            if (left.addAndGet(-buffer.length()) < 0) connection.close();
        });
        request.resume();
        var timer = vertx.setTimer(DROPPING_MS, _ -> connection.close());
        request.endHandler(_ -> vertx.cancelTimer(timer));
    }

    private static void log(Future<Void> sending) {
        sending.onFailure(e -> log.debug("A download broke off: {}", e.getMessage()));
    }

    private static Optional<AttachmentId> id(@Nullable String path) {
        if (path == null) return Optional.empty();
        try {
            return Optional.of(new AttachmentId(path));
        } catch (InvalidFieldException e) {
            return Optional.empty();
        }
    }

    private static ProtocolException notFound() {
        return new ProtocolException(ErrorCode.NOT_FOUND, "there is no attachment of this id");
    }
}
