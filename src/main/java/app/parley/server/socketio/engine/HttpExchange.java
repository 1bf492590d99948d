package app.parley.server.socketio.engine;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// One HTTP request that waits for its answer. Made on the event loop of its connection, answered from any
/// thread, once.
final class HttpExchange {
    private final HttpServerResponse response;
    private final EventLoop loop;

    HttpExchange(Vertx vertx, HttpServerRequest request) {
        this.response = request.response();
        this.loop = EventLoop.current(vertx);
    }

    /// @param lost runs on the connection's event loop when the client goes away before the answer
    void onLost(Runnable lost) {
        response.closeHandler(ignored -> lost.run());
    }

    /// Fails when the answer did not leave.
    Future<Void> ok(String body) {
        return answer(200, "text/plain; charset=UTF-8", body);
    }

    /// Too many or too often.
    ///
    /// @param waitMs in how many milliseconds it is worth trying again
    void refuseFor(long waitMs) {
        response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf((waitMs + 999) / 1000));
        refuse(429, 3, "Too many requests");
    }

    /// @param code the reference server's number for the refusal, for those who read the network tab
    void refuse(int status, int code, String message) {
        // The messages are constants of this package; none needs escaping.
        answer(status, "application/json", "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }

    private Future<Void> answer(int status, String type, String body) {
        Promise<Void> done = Promise.promise();
        loop.run(() -> {
            if (response.ended() || response.closed()) {
                done.fail("the client is gone");
                return;
            }
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, type)
                    // A poll's answer is never to be given twice.
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(body)
                    .onComplete(done);
        });
        return done.future();
    }
}
