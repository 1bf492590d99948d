package app.parley.server.attachments;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.Bounds;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.UserId;
import app.parley.server.store.Database;
import app.parley.server.store.NewIds;
import app.parley.server.store.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes files in, tells who may read them, and lets them go with the last message or avatar that held them.
/// Used by the HTTP routes, by messages and by accounts; every method blocks; refusals are
/// [ProtocolException]s.
///
/// An attachment that nothing holds any more is gone at once; its file follows in [AttachmentSweep].
public final class Attachments {
    private static final Logger log = LoggerFactory.getLogger(Attachments.class);
    /// Most pixels of an avatar, which every client of every acquaintance unfolds in memory: our own choice, above
    /// what cameras of telephones make.
    private static final long AVATAR_PIXELS = 64L << 20;
    /// What somebody waits before another upload, when too many are under way.
    private static final long RETRY_MS = 1_000;

    private final Database database;
    private final AttachmentStore store;
    private final AttachmentFiles files;
    private final NewIds ids;
    private final InstantSource clock;
    private final AttachmentSettings settings;
    private final AttachmentSweep sweep;
    private final ConcurrentHashMap<UserId, Integer> uploading = new ConcurrentHashMap<>();

    public Attachments(
            Database database,
            AttachmentStore store,
            AttachmentFiles files,
            NewIds ids,
            InstantSource clock,
            AttachmentSettings settings) {
        this.database = database;
        this.store = store;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        sweep = new AttachmentSweep(database, store, files, clock, settings);
    }

    /// Stores what `body` has to its end.
    ///
    /// @param nameHeader what the client calls the file, as in `X-Filename`
    /// @param announced how long the body says it is; null when it does not say
    /// @throws BodyBrokenException when the client went away, to whom there is nothing to say
    public Attachment upload(UserId me, @Nullable String nameHeader, @Nullable Long announced, InputStream body)
            throws BodyBrokenException {
        if (announced != null && announced > settings.maxBytes()) throw AttachmentFiles.tooLarge(settings.maxBytes());
        var name = FileName.of(nameHeader);
        if (uploading.merge(me, 1, Integer::sum) > settings.uploadsAtOnce()) {
            leave(me);
            throw tooMany("too many uploads at once", RETRY_MS);
        }
        try {
            if (database.read(tx -> store.looseBytes(tx, me)) >= settings.unsentBytes()) {
                throw tooMany(
                        "too much was uploaded and not sent",
                        settings.unsentKept().toMillis());
            }
            return store(me, name, body);
        } finally {
            leave(me);
        }
    }

    /// The attachment with its file: `not_found` when there is none, `forbidden` when it is not for `me`.
    public Download open(UserId me, AttachmentId id) {
        return new Download(
                database.read(tx -> {
                    var found = find(tx, id);
                    if (found.owner().equals(me) || store.isInChatOf(tx, id, me) || store.isAvatar(tx, id)) {
                        return found.attachment();
                    }
                    throw new ProtocolException(ErrorCode.FORBIDDEN, "this attachment is in no chat of yours");
                }),
                files.path(id));
    }

    /// Gives one's own uploads to a message that is being written, each once.
    public List<Attachment> give(Tx tx, UserId me, List<AttachmentId> wished) {
        var distinct = new LinkedHashSet<>(wished);
        if (distinct.size() > Bounds.ATTACHMENTS_MAX) {
            throw new ProtocolException(
                    ErrorCode.BAD_REQUEST, "'attachmentIds' has at most " + Bounds.ATTACHMENTS_MAX + " entries");
        }
        return distinct.stream()
                .map(id -> {
                    var own = own(tx, me, id);
                    store.hold(tx, id);
                    return own;
                })
                .toList();
    }

    /// Makes one's own upload one's avatar, as far as it is the attachment's business.
    public void giveAvatar(Tx tx, UserId me, AttachmentId id) {
        var own = own(tx, me, id);
        if (own.width() == null || own.height() == null) {
            throw new ProtocolException(ErrorCode.BAD_REQUEST, "'avatar' is not a picture");
        }
        if (new PictureSize(own.width(), own.height()).pixels() > AVATAR_PIXELS) {
            throw new ProtocolException(ErrorCode.BAD_REQUEST, "'avatar' has too many pixels");
        }
        store.hold(tx, id);
    }

    /// Takes away those that no message and no avatar holds any more. Called after the holder let go.
    public void release(Tx tx, Collection<AttachmentId> let) {
        for (var id : let) {
            if (!store.isInMessage(tx, id) && !store.isAvatar(tx, id)) store.remove(tx, id, clock.millis());
        }
    }

    /// Clears away what is not needed any more: called from time to time.
    public void sweep() {
        sweep.run();
    }

    private Attachment store(UserId me, String name, InputStream body) throws BodyBrokenException {
        var id = new AttachmentId(ids.next());
        try {
            var received = files.receive(id, body, settings.maxBytes());
            var attachment = describe(id, name, received);
            database.write(tx -> {
                store.insert(tx, attachment, me, clock.millis());
                return attachment;
            });
            return attachment;
        } catch (BodyBrokenException e) {
            throw e;
        } catch (IOException e) {
            files.delete(id);
            log.warn("An upload cannot be stored", e);
            throw new ProtocolException(ErrorCode.UNAVAILABLE, "the server cannot store this now; try again");
        } catch (RuntimeException e) {
            files.delete(id);
            throw e;
        }
    }

    private Attachment describe(AttachmentId id, String name, AttachmentFiles.Received received) throws IOException {
        var type = MediaTypes.of(files.start(id), name);
        var size = files.pictureSize(id, type);
        if (size.isEmpty() && PictureSize.isKnown(type)) type = MediaTypes.UNKNOWN;
        return new Attachment(
                id,
                name,
                type,
                received.size(),
                received.sha256(),
                size.map(PictureSize::width).orElse(null),
                size.map(PictureSize::height).orElse(null));
    }

    private Attachment own(Tx tx, UserId me, AttachmentId id) {
        var found = find(tx, id);
        // Whether somebody else's is there is nobody's business.
        if (!found.owner().equals(me)) throw notFound();
        return found.attachment();
    }

    private AttachmentStore.Owned find(Tx tx, AttachmentId id) {
        return store.find(tx, id).orElseThrow(Attachments::notFound);
    }

    private void leave(UserId me) {
        uploading.computeIfPresent(me, (_, count) -> count == 1 ? null : count - 1);
    }

    private static ProtocolException tooMany(String what, long retryAfterMs) {
        return new ProtocolException(new ProtocolError(ErrorCode.RATE_LIMITED, what, retryAfterMs, null, null));
    }

    private static ProtocolException notFound() {
        return new ProtocolException(ErrorCode.NOT_FOUND, "there is no attachment of this id");
    }
}
