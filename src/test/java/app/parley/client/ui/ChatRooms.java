package app.parley.client.ui;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Draft;
import app.parley.client.chat.FileInMessage;
import app.parley.client.chat.Quote;
import app.parley.client.chat.ReactionCount;
import app.parley.client.files.FileFailure;
import app.parley.client.files.FileState;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.CallRecord;
import app.parley.support.SpokenFile;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Conversations with everything that a message can be, for pictures of the view.
final class ChatRooms {
    private final Rooms rooms = new Rooms();
    private int ids;

    private ChatRooms() {}

    /// A group in which everything happens.
    static Rooms rich() {
        var room = new ChatRooms();
        room.fillRich();
        return room.rooms;
    }

    /// What is meant to break the view.
    static Rooms hostile() {
        var room = new ChatRooms();
        var chats = room.rooms.chats;
        var chat = chats.groupChat("\u202Eevil\u202C group " + "W".repeat(80), Rooms.LONG, Rooms.AMARA);
        chats.says(chat, Rooms.LONG, "a" + "\u0301".repeat(7999));
        chats.says(chat, Rooms.LONG, "\u202Eturned by an override\u2067 and an isolate");
        chats.says(chat, Rooms.LONG, "W".repeat(300));
        chats.says(chat, Rooms.LONG, "> ".repeat(200) + "deep");
        chats.says(chat, Rooms.LONG, "https://example.org/" + "path/".repeat(60));
        chats.says(chat, Rooms.LONG, "[your bank](https://evil.example/login) <b>no</b> [x](javascript:alert)");
        var bad = room.file("../..\\\u202Egpj.exe", "image/png", new FileState.Failed(FileFailure.DAMAGED));
        room.put(chats.says(chat, Rooms.LONG, ""), null, List.of(bad), List.of());
        var loved = chats.says(chat, Rooms.AMARA, "loved");
        room.put(
                loved,
                null,
                List.of(),
                IntStream.range(0, 10_000)
                        .mapToObj(i -> new ReactionCount(i == 0 ? "❤️" : "r" + i, List.of("N" + i), 10_000 - i, false))
                        .toList());
        return room.rooms;
    }

    /// People who speak.
    static Rooms spoken() {
        var room = new ChatRooms();
        var chats = room.rooms.chats;
        var chat = chats.groupChat("Design review", Rooms.AMARA, Rooms.JONAS);
        chats.says(chat, Rooms.AMARA, "I am on the train, so I say it instead.");
        room.put(chats.says(chat, Rooms.AMARA, ""), null, List.of(room.voice(23_000)), List.of());
        room.put(chats.said(chat, "And this is my answer"), null, List.of(room.voice(4_000)), List.of());
        var coming = new Attachment(new AttachmentId("file-coming"), "v.ogg", "audio/ogg", 92_000, "", null, null);
        room.put(
                chats.says(chat, Rooms.JONAS, ""),
                null,
                List.of(room.attached(coming, new FileState.Loading(40_000))),
                List.of());
        chats.othersRead();
        var recorded = room.rooms.recordings.resolve("voice-20260105-100000.ogg");
        try {
            Files.createDirectories(room.rooms.recordings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chats.saveDraft(chat, new Draft("", null, List.of(), List.of(SpokenFile.write(recorded, 7_000))));
        return room.rooms;
    }

    /// Right to left, and scripts without spaces.
    static Rooms scripts() {
        var room = new ChatRooms();
        var chats = room.rooms.chats;
        var chat = chats.groupChat("مراجعة التصميم", Rooms.YOUSSEF, Rooms.MEI);
        var question = chats.says(
                chat,
                Rooms.YOUSSEF,
                "مرحبا، هل وصلت الرسالة التي أرسلتها أمس عن **الخطة الجديدة**؟ أرجو أن تقرأها اليوم 😀 لأن الاجتماع غدا.");
        chats.said(chat, "نعم، وصلت. شكرا جزيلا!");
        room.answer(chats.said(chat, "Yes, and the plan مرحبا is fine."), question);
        chats.says(chat, Rooms.MEI, "好的，明天见。会议在下午四点开始，请带上还没有完成的事项清单，我们一起看一遍。🎉");
        chats.says(chat, Rooms.MEI, "- 第一项\n- 第二项\n\n> 引用\n\n`代码`");
        chats.says(
                chat,
                Rooms.YOUSSEF,
                "- بند أول\n- بند ثان\n\n> اقتباس طويل بما يكفي ليمتد على أكثر من سطر واحد في نافذة ضيقة");
        chats.setTyping(chat, Rooms.MEI, Rooms.YOUSSEF);
        return room.rooms;
    }

    private void fillRich() {
        var chats = rooms.chats;
        chats.directChat(Rooms.JONAS);
        chats.directChat(Rooms.MEI);
        var chat = chats.groupChat("Design review", Rooms.AMARA, Rooms.JONAS, Rooms.MEI);
        var first =
                chats.says(chat, Rooms.AMARA, "Morning! Is the **new overlay** in? 😀 See https://example.org/plan");
        react(first);
        chats.says(
                chat,
                Rooms.JONAS,
                "Yes:\n1. it is *fast*\n2. it is ~~small~~ `tiny`\n\n```java\nvar overlay = new Overlay(stage);\noverlay.show();\n```");
        var answer = answer(chats.said(chat, "That is the best news @Amara Okafor"), first);
        edited(answer);
        chats.called(
                Rooms.SAM,
                Rooms.record(chat, Rooms.SAM.id(), Rooms.AMARA.id(), CallRecord.Outcome.COMPLETED, 24 * 60_000));
        put(
                chats.says(chat, Rooms.AMARA, "The notes, and how it looks"),
                null,
                List.of(
                        file("release-notes.pdf", "application/pdf", new FileState.Absent()),
                        file(
                                "a very long name of a spreadsheet that nobody reads.xlsx",
                                "x/y",
                                new FileState.Loading(900_000)),
                        picture("overlay.png", 640, 360)),
                List.of());
        chats.says(chat, Rooms.JONAS, "🎉🎉");
        chats.delete(chats.says(chat, Rooms.JONAS, "gone"));
        var unread = chats.says(chat, Rooms.MEI, "Shall we go through it together? 👍🏽");
        chats.says(chat, Rooms.AMARA, "I have **half an hour** at four, @Sam Rivera.");
        chats.said(chat, "See you on the call at four");
        chats.othersRead();
        chats.send(chat, "And this one waits");
        chats.setFirstUnread(chat, unread.seq());
        chats.setTyping(chat, Rooms.JONAS);
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
        rooms.chats.edit(message, message.text());
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
                List.of(Rooms.AMARA.id(), Rooms.SAM.id()),
                null,
                null,
                null);
        rooms.chats.put(next);
        return next;
    }

    private FileInMessage file(String name, String type, FileState state) {
        return attached(
                new Attachment(new AttachmentId("file-" + ++ids), name, type, 1_412_345, "", null, null), state);
    }

    private FileInMessage picture(String name, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x0F766E), width, height, new Color(0xE0A83C)));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        try {
            var file = Files.createTempFile("parley", ".png");
            file.toFile().deleteOnExit();
            ImageIO.write(image, "png", file.toFile());
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

    private FileInMessage attached(Attachment attachment, FileState state) {
        rooms.files.set(attachment, state);
        return new FileInMessage(
                attachment.name(), attachment.type(), attachment.size(), new FileInMessage.Attached(attachment));
    }
}
