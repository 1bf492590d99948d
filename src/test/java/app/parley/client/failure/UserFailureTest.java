package app.parley.client.failure;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.Tried;
import app.parley.client.account.AccountFailure;
import app.parley.client.ui.Texts;
import app.parley.protocol.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UserFailureTest {
    @ParameterizedTest
    @MethodSource("everyCallFailure")
    void everyCallFailureHasWordsAndAWayOn(CallFailure failure) {
        var shown = UserFailure.of(failure);

        assertThat(Texts.of(shown.titleKey())).isNotBlank().doesNotEndWith(".");
        assertThat(Texts.of(shown.helpKey())).endsWith(".");
        assertThat(shown.remedies()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyAccountFailure")
    void everyAccountFailureHasWordsAndAWayOn(AccountFailure failure) {
        var shown = UserFailure.of(failure);

        assertThat(Texts.of(shown.titleKey())).isNotBlank().doesNotEndWith(".");
        assertThat(Texts.of(shown.helpKey())).endsWith(".");
    }

    @Test
    void aBugOfTheServerNamesTheEntryOfItsLog() {
        assertThat(UserFailure.of(new AccountFailure.ServerFailed(ErrorCode.INTERNAL, "r-17"))
                        .reference())
                .isEqualTo("r-17");
    }

    @ParameterizedTest
    @EnumSource
    void everyRemedyHasALabel(Remedy remedy) {
        assertThat(Texts.of("remedy." + remedy)).isNotBlank();
    }

    @Test
    void aBusyCameraOffersFirstToGoOnWithSound() {
        assertThat(UserFailure.of(new CallFailure.Camera(CallFailure.Trouble.BUSY))
                        .remedies())
                .startsWith(Remedy.AUDIO_ONLY, Remedy.RETRY);
    }

    /// One of every record, with every value of its enums: found by reflection, so that a new one is not forgotten.
    static Stream<CallFailure> everyCallFailure() {
        return kinds(CallFailure.class).flatMap(UserFailureTest::all);
    }

    static Stream<AccountFailure> everyAccountFailure() {
        return Arrays.stream(AccountFailure.class.getPermittedSubclasses()).map(kind -> {
            var values = Arrays.stream(kind.getRecordComponents())
                    .map(component -> sample(component.getType()))
                    .toArray();
            try {
                return (AccountFailure) kind.getDeclaredConstructors()[0].newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("how is " + kind + " made?", e);
            }
        });
    }

    private static Object sample(Class<?> type) {
        if (type == int.class) return 2;
        if (type == Duration.class) return Duration.ofSeconds(3);
        return type == ErrorCode.class ? ErrorCode.INTERNAL : "something";
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(UserFailureTest::kinds)
                : Stream.of(type);
    }

    private static Stream<CallFailure> all(Class<?> kind) {
        var made = new ArrayList<CallFailure>();
        var component = Arrays.stream(kind.getRecordComponents()).findFirst();
        var values = component
                .<List<?>>map(found -> {
                    if (found.getType() == ErrorCode.class) return List.of(ErrorCode.values());
                    if (found.getType() == Tried.class) return List.of(Tried.NOTHING);
                    return found.getType() == int.class ? List.of(401) : List.of(CallFailure.Trouble.values());
                })
                .orElse(List.of());
        try {
            var constructor = kind.getDeclaredConstructors()[0];
            if (component.isEmpty()) made.add((CallFailure) constructor.newInstance());
            for (var value : values) made.add((CallFailure) constructor.newInstance(value));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("how is " + kind + " made?", e);
        }
        return made.stream();
    }
}
