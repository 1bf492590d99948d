package app.parley.server.attachments;

import app.parley.protocol.Attachment;
import java.nio.file.Path;

/// An attachment that somebody may read, with the file where its bytes lie.
public record Download(Attachment attachment, Path file) {}
