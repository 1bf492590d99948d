package app.parley.server.http;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.json.ProtocolJson;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an API call needs of its HTTP request, read out on the event loop so that a virtual thread can work with
/// it.
///
/// @param address by what the client is known before it shows a token
/// @param token of `Authorization: Bearer`
/// @param query the first value of each parameter
/// @param path the values of the route's `:names`
record ApiRequest(
        String address, @Nullable String token, String body, Map<String, String> query, Map<String, String> path) {
    private static final String SCHEME = "Bearer ";

    static ApiRequest of(RoutingContext context, String address) {
        var query = new HashMap<String, String>();
        context.queryParams().forEach(entry -> query.putIfAbsent(entry.getKey(), entry.getValue()));
        var body = context.body().asString();
        return new ApiRequest(
                address,
                bearer(context.request().getHeader("Authorization")),
                body == null ? "" : body,
                query,
                Map.copyOf(context.pathParams()));
    }

    <T> T read(Class<T> type) {
        return ProtocolJson.read(type, body);
    }

    /// The value of a parameter, or `bad_request` naming it.
    String parameter(String name) {
        var value = query.get(name);
        if (value == null) throw new ProtocolException(ErrorCode.BAD_REQUEST, "'" + name + "' is missing");
        return value;
    }

    /// Leaves everything out: it holds tokens and passwords.
    @Override
    public String toString() {
        return "ApiRequest[]";
    }

    static @Nullable String bearer(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
        return header.substring(SCHEME.length()).strip();
    }
}
