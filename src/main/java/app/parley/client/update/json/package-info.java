/// Feeds of updates as they are written. Read next: [FeedJson].
@NullMarked
package app.parley.client.update.json;

import org.jspecify.annotations.NullMarked;
