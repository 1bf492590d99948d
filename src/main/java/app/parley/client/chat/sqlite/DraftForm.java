package app.parley.client.chat.sqlite;

import app.parley.client.chat.Draft;
import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a [Draft] is written down.
record DraftForm(String text, @Nullable MessageId replyTo, List<UserId> mentions, List<String> files) {
    static String write(Draft draft) {
        var files = draft.files().stream().map(Path::toString).toList();
        return ProtocolJson.write(new DraftForm(draft.text(), draft.replyTo(), draft.mentions(), files));
    }

    static Draft read(String json) {
        var form = ProtocolJson.read(DraftForm.class, json);
        var files = form.files.stream().map(Path::of).toList();
        return new Draft(form.text, form.replyTo, form.mentions, files);
    }
}
