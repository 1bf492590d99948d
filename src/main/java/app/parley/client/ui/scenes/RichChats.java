package app.parley.client.ui.scenes;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Draft;
import app.parley.client.chat.FileInMessage;
import app.parley.client.chat.Quote;
import app.parley.client.chat.ReactionCount;
import app.parley.client.desktop.PngFile;
import app.parley.client.files.FileFailure;
import app.parley.client.files.FileState;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.CallRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Conversations with everything that a message can be, and with what is meant to break the view.
final class RichChats {
    private final StagedWorld world = StagedWorld.empty();
    private int ids;

    private RichChats() {}

    /// A group in which everything happens.
    static StagedWorld rich() {
        var rich = new RichChats();
        rich.fillRich();
        return rich.world;
    }

    /// What is meant to break the view.
    static StagedWorld hostile() {
        var rich = new RichChats();
        var chats = rich.world.chats;
        var chat = chats.groupChat("\u202Eevil\u202C group " + "W".repeat(80), StagedPeople.LONG, StagedPeople.AMARA);
        chats.says(chat, StagedPeople.LONG, "a" + "\u0301".repeat(7999));
        chats.says(chat, StagedPeople.LONG, "\u202Eturned by an override\u2067 and an isolate");
        chats.says(chat, StagedPeople.LONG, "W".repeat(300));
        chats.says(chat, StagedPeople.LONG, "> ".repeat(200) + "deep");
        chats.says(chat, StagedPeople.LONG, "https://example.org/" + "path/".repeat(60));
        chats.says(chat, StagedPeople.LONG, "[your bank](https://evil.example/login) <b>no</b> [x](javascript:alert)");
        var bad = rich.file("../..\\\u202Egpj.exe", "image/png", new FileState.Failed(FileFailure.DAMAGED));
        rich.put(chats.says(chat, StagedPeople.LONG, ""), null, List.of(bad), List.of());
        var loved = chats.says(chat, StagedPeople.AMARA, "loved");
        rich.put(
                loved,
                null,
                List.of(),
                IntStream.range(0, 10_000)
                        .mapToObj(i -> new ReactionCount(i == 0 ? "❤️" : "r" + i, List.of("N" + i), 10_000 - i, false))
                        .toList());
        return rich.world;
    }

    /// People who speak.
    static StagedWorld spoken() {
        var rich = new RichChats();
        var chats = rich.world.chats;
        var chat = chats.groupChat("Design review", StagedPeople.AMARA, StagedPeople.JONAS);
        chats.says(chat, StagedPeople.AMARA, "I am on the train, so I say it instead.");
        rich.put(chats.says(chat, StagedPeople.AMARA, ""), null, List.of(rich.voice(23_000)), List.of());
        rich.put(chats.said(chat, "And this is my answer"), null, List.of(rich.voice(4_000)), List.of());
        var coming = new Attachment(new AttachmentId("file-coming"), "v.ogg", "audio/ogg", 92_000, "", null, null);
        rich.put(
                chats.says(chat, StagedPeople.JONAS, ""),
                null,
                List.of(rich.attached(coming, new FileState.Loading(40_000))),
                List.of());
        chats.othersRead();
        var recorded = SpokenFile.write(StagedWorld.MADE.folder().resolve("voice-20260105-100000.ogg"), 7_000);
        recorded.toFile().deleteOnExit();
        chats.saveDraft(chat, new Draft("", null, List.of(), List.of(recorded)));
        return rich.world;
    }

    /// Right to left, and scripts without spaces.
    static StagedWorld scripts() {
        var rich = new RichChats();
        var chats = rich.world.chats;
        var chat = chats.groupChat("مراجعة التصميم", StagedPeople.YOUSSEF, StagedPeople.MEI);
        var question = chats.says(
                chat,
                StagedPeople.YOUSSEF,
                "مرحبا، هل وصلت الرسالة التي أرسلتها أمس عن **الخطة الجديدة**؟ أرجو أن تقرأها اليوم 😀 لأن الاجتماع غدا.");
        chats.said(chat, "نعم، وصلت. شكرا جزيلا!");
        rich.answer(chats.said(chat, "Yes, and the plan مرحبا is fine."), question);
        chats.says(chat, StagedPeople.MEI, "好的，明天见。会议在下午四点开始，请带上还没有完成的事项清单，我们一起看一遍。🎉");
        chats.says(chat, StagedPeople.MEI, "- 第一项\n- 第二项\n\n> 引用\n\n`代码`");
        chats.says(
                chat,
                StagedPeople.YOUSSEF,
                "- بند أول\n- بند ثان\n\n> اقتباس طويل بما يكفي ليمتد على أكثر من سطر واحد في نافذة ضيقة");
        chats.setTyping(chat, StagedPeople.MEI, StagedPeople.YOUSSEF);
        return rich.world;
    }

    private void fillRich() {
        var chats = world.chats;
        chats.directChat(StagedPeople.JONAS);
        chats.directChat(StagedPeople.MEI);
        var chat = chats.groupChat("Design review", StagedPeople.AMARA, StagedPeople.JONAS, StagedPeople.MEI);
        var first = chats.says(
                chat, StagedPeople.AMARA, "Morning! Is the **new overlay** in? 😀 See https://example.org/plan");
        react(first);
        chats.says(
                chat,
                StagedPeople.JONAS,
                "Yes:\n1. it is *fast*\n2. it is ~~small~~ `tiny`\n\n```java\nvar overlay = new Overlay(stage);\noverlay.show();\n```");
        var answer = answer(chats.said(chat, "That is the best news @Amara Okafor"), first);
        edited(answer);
        chats.called(
                StagedPeople.SAM,
                FilledChats.record(
                        chat,
                        StagedPeople.SAM.id(),
                        StagedPeople.AMARA.id(),
                        CallRecord.Outcome.COMPLETED,
                        24 * 60_000));
        put(
                chats.says(chat, StagedPeople.AMARA, "The notes, and how it looks"),
                null,
                List.of(
                        file("release-notes.pdf", "application/pdf", new FileState.Absent()),
                        file(
                                "a very long name of a spreadsheet that nobody reads.xlsx",
                                "x/y",
                                new FileState.Loading(900_000)),
                        picture("overlay.png", 640, 360)),
                List.of());
        chats.says(chat, StagedPeople.JONAS, "🎉🎉");
        chats.delete(chats.says(chat, StagedPeople.JONAS, "gone"));
        var unread = chats.says(chat, StagedPeople.MEI, "Shall we go through it together? 👍🏽");
        chats.says(chat, StagedPeople.AMARA, "I have **half an hour** at four, @Sam Rivera.");
        chats.said(chat, "See you on the call at four");
        chats.othersRead();
        chats.send(chat, "And this one waits");
        chats.setFirstUnread(chat, unread.seq());
        chats.setTyping(chat, StagedPeople.JONAS);
    }

    private void react(ChatMessage message) {
        put(
                message,
                null,
                List.of(),
                List.of(
                        new ReactionCount("❤️", List.of("Jonas Lindqvist", "Sam Rivera"), 2, true),
                        new ReactionCount("👍", List.of("Mei"), 1, false)));
    }

    private ChatMessage answer(ChatMessage message, ChatMessage to) {
        var id = Objects.requireNonNull(to.id());
        var quote = new Quote(id, to.seq(), to.senderName(), to.text(), false);
        return put(message, quote, List.of(), List.of());
    }

    private void edited(ChatMessage message) {
        world.chats.edit(message, message.text());
    }

    private ChatMessage put(
            ChatMessage old, @Nullable Quote quote, List<FileInMessage> files, List<ReactionCount> reactions) {
        var next = new ChatMessage(
                old.clientId(),
                old.id(),
                old.chatId(),
                old.seq(),
                old.senderId(),
                old.senderName(),
                old.own(),
                old.kind(),
                old.text(),
                old.at(),
                old.delivery(),
                false,
                false,
                quote,
                files,
                reactions,
                List.of(StagedPeople.AMARA.id(), StagedPeople.SAM.id()),
                null,
                null,
                null);
        world.chats.put(next);
        return next;
    }

    private FileInMessage file(String name, String type, FileState state) {
        return attached(
                new Attachment(new AttachmentId("file-" + ++ids), name, type, 1_412_345, "", null, null), state);
    }

    private FileInMessage picture(String name, int width, int height) {
        try {
            var file = Files.createTempFile("parley", ".png");
            file.toFile().deleteOnExit();
            PngFile.write(file, width, height, sunset(width, height));
            return attached(
                    new Attachment(new AttachmentId("file-" + ++ids), name, "image/png", 10_000, "", width, height),
                    new FileState.Ready(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileInMessage voice(int millis) {
        try {
            var file = SpokenFile.write(Files.createTempFile("parley", ".ogg"), millis);
            file.toFile().deleteOnExit();
            return attached(
                    new Attachment(
                            new AttachmentId("file-" + ++ids), "v.ogg", "audio/ogg", Files.size(file), "", null, null),
                    new FileState.Ready(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From one corner to the other, teal to amber.
    private static int[] sunset(int width, int height) {
        var argb = new int[width * height];
        for (var at = 0; at < argb.length; at++) {
            var row = at / width;
            var part = ((double) (at % width) / width + (double) row / height) / 2;
            argb[at] = 0xFF000000
                    | between(0x0F, 0xE0, part) << 16
                    | between(0x76, 0xA8, part) << 8
                    | between(0x6E, 0x3C, part);
        }
        return argb;
    }

    private static int between(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    private FileInMessage attached(Attachment attachment, FileState state) {
        world.files.set(attachment, state);
        return new FileInMessage(
                attachment.name(), attachment.type(), attachment.size(), new FileInMessage.Attached(attachment));
    }
}
