package app.parley.protocol.json;

import app.parley.protocol.Id;
import app.parley.protocol.InvalidFieldException;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Teaches Jackson the protocol's kinds of values: ids are plain strings, enums their names in lower case, and
/// a record's component is required unless it is `@Nullable`, so that the protocol's records need no word of
/// Jackson.
final class ProtocolModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    ProtocolModule() {
        super("parley-protocol");
        addSerializer(Id.class, new IdSerializer());
        addKeySerializer(Id.class, new IdKeySerializer());
        addSerializer(Enum.class, new EnumSerializer());
        addDeserializer(String.class, new TextDeserializer<>(String.class, ProtocolModule::unicode));
        for (var type : Id.class.getPermittedSubclasses()) addId(type);
        PlainNames.addTo(this);
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new LowerCaseEnums());
        context.insertAnnotationIntrospector(new RequiredUnlessNullable());
    }

    /// Half a character is no text: it would be stored and shown as something else than was sent.
    private static String unicode(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            if (!Character.isHighSurrogate(c)
                    || i + 1 == text.length()
                    || !Character.isLowSurrogate(text.charAt(++i))) {
                throw new InvalidFieldException("is not valid Unicode");
            }
        }
        return text;
    }

    private <T> void addId(Class<T> type) {
        try {
            var constructor = type.getConstructor(String.class);
            Function<String, T> make = text -> {
                try {
                    return constructor.newInstance(text);
                } catch (ReflectiveOperationException e) {
                    if (e.getCause() instanceof RuntimeException refused) throw refused;
                    throw new IllegalStateException(e);
                }
            };
            addDeserializer(type, new TextDeserializer<>(type, make));
            addKeyDeserializer(type, new KeyDeserializer() {
                @Override
                public Object deserializeKey(String key, DeserializationContext context) {
                    return make.apply(key);
                }
            });
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is not made of a string", e);
        }
    }

    /// A required component is one that is not `@Nullable`: absent or null it is an error that names it.
    private static final class RequiredUnlessNullable extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            var nullable = nullable(member);
            return nullable == null ? null : !nullable;
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            // A list has no place for nothing, whether the list itself may be left out or not.
            return JsonSetter.Value.construct(
                    Boolean.FALSE.equals(nullable(annotated)) ? Nulls.FAIL : Nulls.DEFAULT, Nulls.FAIL);
        }

        /// Null where the question does not arise.
        private static @Nullable Boolean nullable(Annotated annotated) {
            if (!(annotated instanceof AnnotatedParameter parameter)) return null;
            if (!(parameter.getOwner().getMember() instanceof Executable constructor)) return null;
            if (!constructor.getDeclaringClass().isRecord()) return null;
            return constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
        }
    }

    private static final class IdSerializer extends StdSerializer<Id> {
        private static final long serialVersionUID = 1;

        IdSerializer() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(id.value());
        }
    }

    private static final class IdKeySerializer extends StdSerializer<Id> {
        private static final long serialVersionUID = 1;

        IdKeySerializer() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(id.value());
        }
    }

    @SuppressWarnings("rawtypes") // Jackson hands every enum to one serializer by its raw type
    private static final class EnumSerializer extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1;

        EnumSerializer() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }

    /// Reads a value that is written as a string, and nothing but a string.
    private static final class TextDeserializer<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> make;

        TextDeserializer(Class<T> type, Function<String, T> make) {
            super(type);
            this.make = make;
        }

        @Override
        @SuppressWarnings("unchecked") // what Jackson reports and throws here never returns
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) return (T) context.handleUnexpectedToken(_valueClass, in);
            return make.apply(in.getText());
        }
    }

    /// Every enum of the protocol, by its name in lower case.
    private static final class LowerCaseEnums extends Deserializers.Base {
        @Override
        public JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return constants(type);
        }

        private static <T> JsonDeserializer<T> constants(Class<T> type) {
            return new TextDeserializer<>(type, text -> {
                for (var constant : type.getEnumConstants()) {
                    if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(text)) return constant;
                }
                throw new InvalidFieldException("has no such value");
            });
        }
    }
}
