package app.parley.client.failure;

import app.parley.call.CallFailure;
import app.parley.client.account.AccountFailure;
import app.parley.protocol.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A failure in words and buttons: a key into the message bundle and what helps, the likeliest first. Made from the
/// sealed failures of the layers below, for `FailureBanner` to show. A value, for every thread.
///
/// @param key of `failure.KEY.title` (what happened) and `failure.KEY.help` (what helps)
/// @param about what it concerns, for the picture beside it
/// @param remedies never empty; the likeliest first
/// @param reference an id that finds the matter in the log, for the user to copy
public record UserFailure(
        String key,
        About about,
        List<Remedy> remedies,
        @Nullable String reference) {
    /// What a failure concerns.
    public enum About {
        MICROPHONE,
        CAMERA,
        SOUND,
        SCREEN,
        CONNECTION,
        ACCOUNT,
        PROGRAM
    }

    public UserFailure {
        remedies = List.copyOf(remedies);
        if (remedies.isEmpty()) throw new IllegalArgumentException("a failure without a way on: " + key);
    }

    public static UserFailure of(CallFailure failure) {
        return switch (failure) {
            case CallFailure.Microphone(var trouble) -> microphone(trouble);
            case CallFailure.Camera(var trouble) -> camera(trouble);
            case CallFailure.Screen(var trouble) ->
                of(
                        trouble == CallFailure.Trouble.MISSING ? "screenMissing" : "screenRefused",
                        About.SCREEN,
                        Remedy.NONE);
            case CallFailure.NoSoundSystem _ -> of("noSoundSystem", About.SOUND, Remedy.RETRY, Remedy.NONE);
            case CallFailure.NothingConnected _ -> connection("nothingConnected");
            case CallFailure.RelayRefused _ -> connection("relayRefused");
            case CallFailure.NoRelay _ -> connection("noRelay");
            case CallFailure.ConnectionLost _ -> connection("connectionLost");
            case CallFailure.ServerUnreachable _ ->
                of(
                        "serverUnreachable",
                        About.CONNECTION,
                        Remedy.CALL_AGAIN,
                        Remedy.WRITE_MESSAGE,
                        Remedy.CHECK_CONNECTION,
                        Remedy.NONE);
            case CallFailure.Refused(var code) -> refused(code);
            case CallFailure.MediaBroken _ ->
                of("mediaBroken", About.PROGRAM, Remedy.CALL_AGAIN, Remedy.WRITE_MESSAGE, Remedy.NONE);
        };
    }

    /// Why no voice message can be recorded.
    public static UserFailure ofRecording(CallFailure.Device failure) {
        return switch (failure) {
            case CallFailure.Microphone(var trouble)
            when trouble == CallFailure.Trouble.MISSING ->
                of("voiceMicrophoneMissing", About.MICROPHONE, Remedy.RETRY, Remedy.CHOOSE_DEVICE, Remedy.NONE);
            case CallFailure.Microphone(var trouble)
            when trouble == CallFailure.Trouble.BUSY ->
                of("voiceMicrophoneBusy", About.MICROPHONE, Remedy.RETRY, Remedy.CHOOSE_DEVICE, Remedy.NONE);
            default -> of(failure);
        };
    }

    /// What went wrong with the account, where the field it concerns cannot say so itself.
    public static UserFailure of(AccountFailure failure) {
        return switch (failure) {
            case AccountFailure.WrongCredentials _ -> of("wrongCredentials", About.ACCOUNT, Remedy.NONE);
            case AccountFailure.UsernameTaken _ -> of("usernameTaken", About.ACCOUNT, Remedy.NONE);
            case AccountFailure.InvalidInput _ -> of("invalidInput", About.ACCOUNT, Remedy.NONE);
            case AccountFailure.RegistrationClosed _ -> of("registrationClosed", About.ACCOUNT, Remedy.NONE);
            case AccountFailure.SignedOut _ -> of("signedOut", About.ACCOUNT, Remedy.SIGN_IN_AGAIN, Remedy.NONE);
            case AccountFailure.RateLimited _ -> of("triedTooOften", About.ACCOUNT, Remedy.RETRY, Remedy.NONE);
            case AccountFailure.FolderUnusable _ -> of("folderUnusable", About.PROGRAM, Remedy.RETRY, Remedy.NONE);
            case AccountFailure.ServerUnreachable _ ->
                of("noServer", About.CONNECTION, Remedy.RETRY, Remedy.CHECK_CONNECTION);
            case AccountFailure.NotAParleyServer _ -> of("notParley", About.CONNECTION, Remedy.RETRY, Remedy.NONE);
            case AccountFailure.UnsupportedServer _ -> of("otherVersion", About.PROGRAM, Remedy.NONE);
            case AccountFailure.ServerFailed(var _, var ref) ->
                new UserFailure("serverFailed", About.PROGRAM, List.of(Remedy.RETRY, Remedy.NONE), ref);
        };
    }

    /// The server's refusal of a call.
    private static UserFailure refused(ErrorCode code) {
        return switch (code) {
            case UNAUTHORIZED -> of("signedOut", About.ACCOUNT, Remedy.SIGN_IN_AGAIN, Remedy.NONE);
            case FORBIDDEN, NOT_IN_CHAT, CHAT_NOT_FOUND, NOT_FOUND, NOT_PARTICIPANT, NOT_CALLEE ->
                of("callNotAllowed", About.ACCOUNT, Remedy.NONE);
            case CALLER_BUSY -> of("busyOnAnotherDevice", About.ACCOUNT, Remedy.CALL_AGAIN, Remedy.NONE);
            case RATE_LIMITED -> of("tooOften", About.ACCOUNT, Remedy.CALL_AGAIN, Remedy.NONE);
            case UNAVAILABLE -> of("serverBusy", About.CONNECTION, Remedy.CALL_AGAIN, Remedy.NONE);
            // The rest have ends of their own, or mean that the two sides do not understand each other.
            case BAD_REQUEST,
                    UNKNOWN_EVENT,
                    CONFLICT,
                    TOO_LARGE,
                    MESSAGE_NOT_FOUND,
                    CALLEE_OFFLINE,
                    CALLEE_BUSY,
                    GLARE,
                    CALL_NOT_FOUND,
                    CALL_NOT_RINGING,
                    CALL_NOT_ACTIVE,
                    INTERNAL -> of("serverRefused", About.PROGRAM, Remedy.CALL_AGAIN, Remedy.NONE);
        };
    }

    private static UserFailure microphone(CallFailure.Trouble trouble) {
        return switch (trouble) {
            case MISSING -> of("microphoneMissing", About.MICROPHONE, Remedy.RETRY, Remedy.NONE);
            case REFUSED ->
                of("microphoneRefused", About.MICROPHONE, Remedy.OPEN_SYSTEM_SETTINGS, Remedy.RETRY, Remedy.NONE);
            case BUSY -> of("microphoneBusy", About.MICROPHONE, Remedy.RETRY, Remedy.CHOOSE_DEVICE, Remedy.NONE);
            case DIED -> of("microphoneDied", About.MICROPHONE, Remedy.RETRY, Remedy.CHOOSE_DEVICE, Remedy.NONE);
        };
    }

    private static UserFailure camera(CallFailure.Trouble trouble) {
        return switch (trouble) {
            case MISSING -> of("cameraMissing", About.CAMERA, Remedy.AUDIO_ONLY, Remedy.RETRY);
            case REFUSED ->
                of("cameraRefused", About.CAMERA, Remedy.AUDIO_ONLY, Remedy.OPEN_SYSTEM_SETTINGS, Remedy.RETRY);
            case BUSY -> of("cameraBusy", About.CAMERA, Remedy.AUDIO_ONLY, Remedy.RETRY, Remedy.CHOOSE_DEVICE);
            case DIED -> of("cameraDied", About.CAMERA, Remedy.RETRY, Remedy.AUDIO_ONLY, Remedy.CHOOSE_DEVICE);
        };
    }

    /// A way to the other side that was not found, or was lost.
    private static UserFailure connection(String key) {
        return of(
                key,
                About.CONNECTION,
                Remedy.CALL_AGAIN,
                Remedy.CALL_WITH_SOUND,
                Remedy.WRITE_MESSAGE,
                Remedy.CHECK_CONNECTION,
                Remedy.NONE);
    }

    private static UserFailure of(String key, About about, Remedy... remedies) {
        return new UserFailure(key, about, List.of(remedies), null);
    }

    public String titleKey() {
        return "failure." + key + ".title";
    }

    public String helpKey() {
        return "failure." + key + ".help";
    }
}
