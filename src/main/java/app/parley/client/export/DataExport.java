package app.parley.client.export;

import app.parley.client.account.Account;
import app.parley.client.account.Reply;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.protocol.Ack;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.Chat;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.Device;
import app.parley.protocol.Me;
import app.parley.protocol.Message;
import app.parley.protocol.ServerChatEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the server page by page for everything of one's own and writes it into an [ExportFile]: profile,
/// devices, chats with their messages, files, calls. Runs on a thread of its own that may block.
public final class DataExport {
    private static final Logger log = LoggerFactory.getLogger(DataExport.class);
    /// Section 4 of the protocol: the most that one page may have.
    private static final int PAGE = 100;

    private final Account account;
    private final Signalling signalling;
    private final Path target;
    private final Consumer<Export.Progress> told;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Set<AttachmentId> written = new HashSet<>();
    private Export.Progress progress = new Export.Progress(0, 0, 0, 0);

    private DataExport(Account account, Signalling signalling, Path target, Consumer<Export.Progress> told) {
        this.account = account;
        this.signalling = signalling;
        this.target = target;
        this.told = told;
    }

    /// The server did not answer, or not with what was asked for.
    private static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// Begins.
    ///
    /// @param target a ZIP file; one that is there is replaced when the new one is whole
    /// @param threads makes a virtual thread a task
    /// @param told how far it is, on that thread
    public static Export begin(
            Account account, Signalling signalling, Path target, Executor threads, Consumer<Export.Progress> told) {
        var export = new DataExport(account, signalling, target, told);
        return new Export(CompletableFuture.supplyAsync(export::run, threads), () -> export.cancelled.set(true));
    }

    private Export.Outcome run() {
        try {
            var fresh = Files.createTempFile(
                    target.toAbsolutePath().getParent(), target.getFileName().toString(), ".part");
            try {
                write(fresh);
                Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
                return new Export.Outcome.Done(progress);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (CancellationException _) {
            return new Export.Outcome.Cancelled();
        } catch (NoAnswer _) {
            return new Export.Outcome.NotConnected();
        } catch (IOException e) {
            log.warn("the export cannot be written", e);
            return new Export.Outcome.NotWritten();
        }
    }

    private void write(Path fresh) throws IOException, NoAnswer {
        try (var file = new ExportFile(fresh)) {
            file.json("profile.json", got(account.me()));
            List<Device> devices = got(account.devices());
            file.json("devices.json", devices);
            var me = got(account.me());
            file.json("calls.json", calls());
            var chats = chats();
            file.json("chats.json", chats);
            progress = new Export.Progress(0, chats.size(), 0, 0);
            for (var chat : chats) chat(file, chat, me);
        }
    }

    private void chat(ExportFile file, Chat chat, Me me) throws IOException, NoAnswer {
        // The pages come from the newest; whoever reads begins with the oldest.
        var pages = new ArrayDeque<List<Message>>();
        Long before = null;
        while (true) {
            var ack = ask(new ClientChatEvent.History(chat.id(), before, PAGE));
            if (!(ack instanceof Ack.Messages(var messages, var more))) throw new NoAnswer();
            pages.addFirst(messages);
            tell(progress.chats(), messages.size(), 0);
            if (!more || messages.isEmpty()) break;
            before = messages.getFirst().seq();
        }
        var all = new ArrayList<Message>();
        pages.forEach(all::addAll);
        file.json("chats/" + ExportFile.name(chat, me) + "/messages.json", all);
        for (var message : all) {
            for (var attachment : message.attachments()) attachment(file, attachment);
        }
        tell(progress.chats() + 1, 0, 0);
    }

    private void attachment(ExportFile file, Attachment attachment) throws IOException, NoAnswer {
        if (!written.add(attachment.id())) return;
        checkCancelled();
        var part = Files.createTempFile(target.toAbsolutePath().getParent(), "file", ".part");
        try {
            got(account.download(attachment.id(), part));
            file.copy("files/" + attachment.id() + "-" + ExportFile.plain(attachment.name()), part);
        } finally {
            Files.deleteIfExists(part);
        }
        tell(progress.chats(), 0, 1);
    }

    private List<CallRecord> calls() throws NoAnswer {
        var all = new ArrayList<CallRecord>();
        while (true) {
            var before = all.isEmpty() ? null : all.getLast().callId();
            if (!(ask(new ClientCallEvent.History(before, PAGE)) instanceof Ack.Calls(var page))) throw new NoAnswer();
            all.addAll(page);
            if (page.size() < PAGE) return all;
        }
    }

    private List<Chat> chats() throws NoAnswer {
        var all = new ArrayList<Chat>();
        String cursor = null;
        while (true) {
            if (!(ask(sync(cursor)) instanceof Ack.Changes changes)) throw new NoAnswer();
            for (var change : changes.changes()) {
                if (change instanceof ServerChatEvent.ChatUpdated updated) all.add(updated.chat());
            }
            if (!changes.more()) return all;
            cursor = changes.cursor();
        }
    }

    private static ClientEvent sync(@Nullable String cursor) {
        return new ClientEvent.Sync(cursor);
    }

    private Ack ask(ClientEvent event) throws NoAnswer {
        checkCancelled();
        var answer = new CompletableFuture<Outcome>();
        signalling.send(event, answer::complete);
        if (answer.join() instanceof Outcome.Answered(var ack)) return ack;
        throw new NoAnswer();
    }

    private static <T> T got(CompletableFuture<Reply<T>> asked) throws NoAnswer {
        if (asked.join() instanceof Reply.Got<T>(var value)) return value;
        throw new NoAnswer();
    }

    private void tell(int chats, int messages, int files) {
        checkCancelled();
        progress = new Export.Progress(
                chats, progress.allChats(), progress.messages() + messages, progress.files() + files);
        told.accept(progress);
    }

    private void checkCancelled() {
        if (cancelled.get()) throw new CancellationException();
    }
}
