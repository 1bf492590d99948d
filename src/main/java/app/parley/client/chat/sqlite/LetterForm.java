package app.parley.client.chat.sqlite;

import app.parley.client.chat.OutboxMatter;
import app.parley.protocol.Attachment;
import app.parley.protocol.ClientId;
import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How [OutboxMatter] is written down.
record LetterForm(
        Kind kind,
        @Nullable String text,
        @Nullable MessageId replyTo,
        @Nullable List<UserId> mentions,
        @Nullable List<FileForm> files,
        @Nullable MessageId message,
        @Nullable ClientId letter,
        @Nullable String emoji,
        @Nullable Boolean on) {
    enum Kind {
        TEXT,
        EDIT,
        DELETION,
        REACTION
    }

    record FileForm(
            String name,
            String type,
            long size,
            String pin,
            @Nullable Attachment attachment) {}

    static String write(OutboxMatter matter) {
        return ProtocolJson.write(
                switch (matter) {
                    case OutboxMatter.Text(var text, var replyTo, var mentions, var files) ->
                        new LetterForm(
                                Kind.TEXT,
                                text,
                                replyTo,
                                mentions,
                                files.stream().map(LetterForm::form).toList(),
                                null,
                                null,
                                null,
                                null);
                    case OutboxMatter.Edit(var target, var text) -> change(Kind.EDIT, target, text, null, null);
                    case OutboxMatter.Deletion(var target) -> change(Kind.DELETION, target, null, null, null);
                    case OutboxMatter.Reaction(var target, var emoji, var on) ->
                        change(Kind.REACTION, target, null, emoji, on);
                });
    }

    static OutboxMatter read(String json) {
        var form = ProtocolJson.read(LetterForm.class, json);
        var target = new OutboxMatter.Target(form.message, form.letter);
        return switch (form.kind) {
            case TEXT ->
                new OutboxMatter.Text(
                        Objects.requireNonNullElse(form.text, ""),
                        form.replyTo,
                        Objects.requireNonNullElse(form.mentions, List.<UserId>of()),
                        Objects.requireNonNullElse(form.files, List.<FileForm>of()).stream()
                                .map(file -> new OutboxMatter.Enclosure(
                                        file.name, file.type, file.size, file.pin, file.attachment))
                                .toList());
            case EDIT -> new OutboxMatter.Edit(target, Objects.requireNonNullElse(form.text, ""));
            case DELETION -> new OutboxMatter.Deletion(target);
            case REACTION ->
                new OutboxMatter.Reaction(
                        target, Objects.requireNonNullElse(form.emoji, ""), Boolean.TRUE.equals(form.on));
        };
    }

    private static LetterForm change(
            Kind kind,
            OutboxMatter.Target target,
            @Nullable String text,
            @Nullable String emoji,
            @Nullable Boolean on) {
        return new LetterForm(kind, text, null, null, null, target.message(), target.letter(), emoji, on);
    }

    private static FileForm form(OutboxMatter.Enclosure file) {
        return new FileForm(file.name(), file.type(), file.size(), file.pin(), file.attachment());
    }
}
