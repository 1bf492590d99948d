package app.parley.server.attachments;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// PORT. What is known of uploaded files, without their bytes. Which message holds which is written with the
/// message.
public interface AttachmentStore {
    /// Writes an attachment that nothing holds yet.
    void insert(Tx tx, Attachment attachment, UserId owner, long now);

    Optional<Owned> find(Tx tx, AttachmentId id);

    /// Whether a message of one of the user's chats holds it.
    boolean isInChatOf(Tx tx, AttachmentId id, UserId user);

    boolean isInMessage(Tx tx, AttachmentId id);

    /// Whether it is its owner's avatar.
    boolean isAvatar(Tx tx, AttachmentId id);

    /// Notes that a message or an avatar holds it.
    void hold(Tx tx, AttachmentId id);

    /// Takes the attachment away, and notes its file as dead.
    void remove(Tx tx, AttachmentId id, long now);

    /// How many bytes of `owner` were uploaded and never held.
    long looseBytes(Tx tx, UserId owner);

    /// Up to `limit` that were uploaded before `before` and never held.
    List<AttachmentId> loose(Tx tx, long before, int limit);

    /// Up to `limit` whose file is dead since before `before`.
    List<AttachmentId> dead(Tx tx, long before, int limit);

    /// Forgets dead files, which are deleted now.
    void bury(Tx tx, Collection<AttachmentId> ids);

    /// Those of `ids` whose file is somebody's or noted as dead.
    Set<AttachmentId> known(Tx tx, Collection<AttachmentId> ids);

    /// An attachment with who uploaded it.
    record Owned(Attachment attachment, UserId owner) {}
}
