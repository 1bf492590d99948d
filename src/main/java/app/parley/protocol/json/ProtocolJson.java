package app.parley.protocol.json;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the protocol's words as JSON and reads them back. Both sides use it; safe on every thread.
///
/// What cannot be read is refused with a [ProtocolException] of [ErrorCode#BAD_REQUEST] whose message names the
/// field.
public final class ProtocolJson {
    /// What nobody honest goes near, whoever is on the other side. A page of `sync` nests 9 deep and its
    /// longest number is a time; names are ours, ids of 64 characters or emojis of 32; the longest text is a
    /// session description, within a frame of 1 MiB (protocol, section 6).
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(64)
            .maxNameLength(256)
            .maxStringLength(1 << 20)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .addModule(new ProtocolModule())
            .addModule(new SimpleModule().addSerializer(ServerChatEvent.Change.class, new ChangeSerializer()))
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    /// Writes a change without the name that `sync` adds, and everything else as [#MAPPER] does.
    private static final ObjectMapper PLAIN = JsonMapper.builder()
            .addModule(new ProtocolModule())
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .build();

    private ProtocolJson() {}

    public static String name(ClientEvent event) {
        return EventNames.of(event);
    }

    public static String name(ServerEvent event) {
        return EventNames.of(event);
    }

    /// The names on the wire of everything that the two sides of a call signal to each other.
    public static Set<String> signalNames() {
        return EventNames.SIGNALS.keySet();
    }

    /// The names on the wire of everything that a client may send.
    public static Set<String> clientEventNames() {
        return Stream.concat(EventNames.CLIENT.keySet().stream(), signalNames().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The payload of `event`.
    public static String encode(ClientEvent event) {
        return text(event instanceof ClientCallEvent.Signal signal ? tree(signal.callId(), signal.signal()) : event);
    }

    /// The payload of `event`.
    public static String encode(ServerEvent event) {
        if (!(event instanceof ServerCallEvent.Signal signal)) return text(PLAIN.valueToTree(event));
        return text(tree(signal.callId(), signal.signal())
                .put("fromUserId", signal.fromUserId().value())
                .put("fromDeviceId", signal.fromDeviceId().value()));
    }

    public static String encode(Ack ack) {
        var answer = MAPPER.createObjectNode().put("ok", !(ack instanceof Ack.Refused));
        return text(answer.setAll(MAPPER.<ObjectNode>valueToTree(ack)));
    }

    /// Reads what a client sent. An event that the protocol does not have is refused as [ErrorCode#UNKNOWN_EVENT].
    public static ClientEvent decodeClientEvent(String name, String payload) {
        var signal = EventNames.SIGNALS.get(name);
        if (signal != null) {
            var node = object(payload);
            return new ClientCallEvent.Signal(callId(node), signal(signal, node));
        }
        var type = EventNames.CLIENT.get(name);
        if (type == null) {
            throw new ProtocolException(ErrorCode.UNKNOWN_EVENT, "there is no event of this name");
        }
        return convert(type, object(payload));
    }

    /// Reads what the server sent. An event that this side does not know is refused as [ErrorCode#UNKNOWN_EVENT].
    public static ServerEvent decodeServerEvent(String name, String payload) {
        var node = object(payload);
        var signal = EventNames.SIGNALS.get(name);
        if (signal != null) {
            return new ServerCallEvent.Signal(
                    callId(node),
                    signal(signal, node),
                    convert(UserId.class, required(node, "fromUserId")),
                    convert(DeviceId.class, required(node, "fromDeviceId")));
        }
        var type = EventNames.SERVER.get(name);
        if (type == null) {
            throw new ProtocolException(ErrorCode.UNKNOWN_EVENT, "there is no event of this name");
        }
        return convert(type, node);
    }

    /// Reads the server's answer to `request`.
    public static Ack decodeAck(ClientEvent request, String payload) {
        var node = object(payload);
        if (!required(node, "ok").asBoolean()) {
            return new Ack.Refused(convert(ProtocolError.class, required(node, "error")));
        }
        var type = EventNames.ackOf(request);
        return type == Ack.Changes.class ? changes(node) : convert(type, node);
    }

    /// Reads a value of the HTTP API.
    public static <T> T read(Class<T> type, String json) {
        return convert(type, object(json));
    }

    /// Reads the list under `member` of a JSON object.
    public static <T> List<T> readList(String member, Class<T> type, String json) {
        var values = new ArrayList<T>();
        for (var item : required(object(json), member)) values.add(convert(type, item));
        return List.copyOf(values);
    }

    /// Writes a value of the HTTP API.
    public static String write(Object value) {
        return text(value);
    }

    /// The same over several lines, for people to read.
    public static String writeReadable(Object value) {
        return MAPPER.valueToTree(value).toPrettyString() + "\n";
    }

    private static Ack.Changes changes(ObjectNode node) {
        var changes = new ArrayList<ServerChatEvent.Change>();
        for (var item : required(node, "changes")) {
            var type = EventNames.SERVER.get(required(item, "event").asText());
            // A kind of change that a newer server knows: its cursor is taken with the page's.
            if (type == null) continue;
            if (convert(type, item) instanceof ServerChatEvent.Change change) changes.add(change);
        }
        var reset = node.path("reset").asBoolean() ? Boolean.TRUE : null;
        return new Ack.Changes(
                required(node, "cursor").asText(),
                changes,
                required(node, "more").asBoolean(),
                reset);
    }

    private static ObjectNode tree(CallId callId, CallSignal signal) {
        var node = MAPPER.createObjectNode().put("callId", callId.value());
        node.setAll(MAPPER.<ObjectNode>valueToTree(signal));
        // The end of candidates is written as null, not left out.
        if (signal instanceof CallSignal.Candidate(var candidate) && candidate == null) node.putNull("candidate");
        return node;
    }

    private static CallSignal signal(Class<? extends CallSignal> type, ObjectNode node) {
        if (type == CallSignal.Candidate.class && !node.has("candidate")) throw missing("candidate");
        return convert(type, node);
    }

    private static CallId callId(ObjectNode node) {
        return convert(CallId.class, required(node, "callId"));
    }

    private static JsonNode required(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || value.isNull()) throw missing(field);
        return value;
    }

    private static ProtocolException missing(String field) {
        return new ProtocolException(ErrorCode.BAD_REQUEST, "'" + field + "' is missing");
    }

    private static ObjectNode object(String json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode node) return node;
        } catch (JsonProcessingException e) {
            throw new ProtocolException(ErrorCode.BAD_REQUEST, "not valid JSON");
        }
        throw new ProtocolException(ErrorCode.BAD_REQUEST, "the payload is a JSON object");
    }

    private static <T> T convert(Class<T> type, JsonNode node) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonMappingException e) {
            throw new ProtocolException(ErrorCode.BAD_REQUEST, explain(e));
        } catch (JsonProcessingException | InvalidFieldException e) {
            throw new ProtocolException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /// Names the field without repeating what stood in it, which may be secret or endless.
    private static String explain(JsonMappingException e) {
        var path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        var reason = e.getCause() instanceof InvalidFieldException invalid
                ? invalid.getMessage()
                : "is missing or of the wrong type";
        return path.isEmpty() ? "the payload: " + reason : "'" + path + "': " + reason;
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    /// In a page of `sync` a change carries the name that its live event would have.
    private static final class ChangeSerializer extends StdSerializer<ServerChatEvent.Change> {
        private static final long serialVersionUID = 1;

        ChangeSerializer() {
            super(ServerChatEvent.Change.class);
        }

        @Override
        public void serialize(ServerChatEvent.Change change, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeTree(PLAIN.createObjectNode()
                    .put("event", EventNames.of(change))
                    .setAll(PLAIN.<ObjectNode>valueToTree(change)));
        }
    }
}
