package app.parley.server.http;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ProtocolException;
import app.parley.server.accounts.Accounts;
import app.parley.server.accounts.Principal;
import app.parley.server.accounts.Token;
import app.parley.server.failure.Failures;
import app.parley.server.limits.RequestLimits;
import app.parley.server.trace.RequestId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// Turns HTTP requests into calls on virtual threads and their answers into HTTP again, errors included. Its
/// methods run on an event loop, at start-up and for every request.
public final class ApiDoor {
    /// In bytes. The largest body is a registration: a password and two names of 1024 and 100 characters.
    private static final int BODY_LIMIT = 64 * 1024;

    private final Accounts accounts;
    private final RateGate gate;
    private final RequestLimits limits;
    private final Executor threads;

    /// @param threads makes a virtual thread a call
    public ApiDoor(Accounts accounts, RateGate gate, RequestLimits limits, Executor threads) {
        this.accounts = accounts;
        this.gate = gate;
        this.limits = limits;
        this.threads = threads;
    }

    /// A route that anybody may call.
    void open(Router router, HttpMethod method, String path, Function<ApiRequest, ApiReply> call) {
        router.route(method, path).handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.route(method, path)
                .handler(context -> serve(context, method + " " + path, request -> {
                    var reply = call.apply(request);
                    return response -> write(response, reply);
                }));
    }

    /// A route for who shows a token.
    void signedIn(Router router, HttpMethod method, String path, BiFunction<Principal, ApiRequest, ApiReply> call) {
        open(router, method, path, request -> call.apply(identify(request), request));
    }

    /// Answers a signed-in caller whose request's or answer's body is a stream that the caller of this handles.
    ///
    /// @param call runs on a virtual thread; what it returns writes the answer, on the event loop
    void stream(RoutingContext context, String name, Function<Principal, Consumer<HttpServerResponse>> call) {
        serve(context, name, request -> call.apply(identify(request)));
    }

    /// Throws when `who` sends too many files.
    void countUpload(Principal who) {
        limits.upload(who);
    }

    /// Answers what no route or handler answers, as problem+json.
    void refuseTheRest(Router router) {
        for (var status : new int[] {400, 404, 405, 413, 414, 431, 500}) {
            router.errorHandler(status, context -> {
                try (var _ = RequestId.within(RequestTrace.id(context))) {
                    write(context.response(), problem(context, status));
                }
            });
        }
    }

    /// Answers a request that reaches no route.
    static void refuse(RoutingContext context, ProtocolError error) {
        write(context.response(), ApiReply.of(Problem.of(error)));
    }

    private Principal identify(ApiRequest request) {
        if (request.token() != null) {
            var who = accounts.authenticate(new Token(request.token()));
            if (who.isPresent()) {
                limits.call(who.get());
                return who.get();
            }
        }
        throw new ProtocolException(ErrorCode.UNAUTHORIZED, "this needs a valid token");
    }

    private void serve(RoutingContext context, String name, Function<ApiRequest, Consumer<HttpServerResponse>> call) {
        var request = ApiRequest.of(context, gate.addressOf(context.request()));
        var loop = Vertx.currentContext();
        if (loop == null) throw new IllegalStateException("not on an event loop");
        RequestTrace.route(context, name);
        threads.execute(() -> {
            try (var _ = RequestId.within(RequestTrace.id(context))) {
                var reply = answer(name, request, call);
                loop.runOnContext(_ -> reply.accept(context.response()));
            }
        });
    }

    private static Consumer<HttpServerResponse> answer(
            String name, ApiRequest request, Function<ApiRequest, Consumer<HttpServerResponse>> call) {
        try {
            return call.apply(request);
        } catch (RuntimeException | StackOverflowError e) {
            var reply = ApiReply.of(Problem.of(Failures.explain(name, e)));
            return response -> write(response, reply);
        }
    }

    static void write(HttpServerResponse response, ApiReply reply) {
        if (response.ended() || response.closed()) return;
        response.setStatusCode(reply.status()).putHeader("Cache-Control", "no-store");
        if (reply.retryAfterMs() != null) {
            response.putHeader("Retry-After", String.valueOf((reply.retryAfterMs() + 999) / 1000));
        }
        if (reply.status() == 401) response.putHeader("WWW-Authenticate", "Bearer");
        if (reply.json() == null) {
            response.end();
        } else {
            response.putHeader("Content-Type", reply.contentType()).end(reply.json());
        }
    }

    private static ApiReply problem(RoutingContext context, int status) {
        var error = switch (status) {
            case 404 -> ProtocolError.of(ErrorCode.NOT_FOUND, "there is nothing at this path");
            case 405 -> ProtocolError.of(ErrorCode.NOT_FOUND, "this path does not have this method");
            case 413 -> ProtocolError.of(ErrorCode.TOO_LARGE, "the body is too large");
            case 500 ->
                Failures.explain(
                        "a request", context.failure() == null ? new IllegalStateException() : context.failure());
            default -> ProtocolError.of(ErrorCode.BAD_REQUEST, "this is not a request that can be read");
        };
        return ApiReply.of(Problem.of(error, status == 405 ? 405 : error.code().httpStatus()));
    }
}
