package app.parley.server.http;

import app.parley.protocol.json.ProtocolJson;
import org.jspecify.annotations.Nullable;

/// The answer to an API call.
///
/// @param json the body; absent in a 204
/// @param retryAfterMs when trying again may help
record ApiReply(
        int status,
        String contentType,
        @Nullable String json,
        @Nullable Long retryAfterMs) {
    private static final String JSON = "application/json";

    static ApiReply of(int status, Object body) {
        return new ApiReply(status, JSON, ProtocolJson.write(body), null);
    }

    static ApiReply empty() {
        return new ApiReply(204, JSON, null, null);
    }

    static ApiReply of(Problem problem) {
        return new ApiReply(
                problem.status(), Problem.CONTENT_TYPE, ProtocolJson.write(problem), problem.retryAfterMs());
    }
}
