/// Updates by HTTP. Read next: [HttpUpdateSource].
@NullMarked
package app.parley.client.update.http;

import org.jspecify.annotations.NullMarked;
