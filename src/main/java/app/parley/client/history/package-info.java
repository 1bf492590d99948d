/// The calls that one had: kept on this device, filled from the server. Read next: [CallHistory],
/// [LocalCallHistory].
@NullMarked
package app.parley.client.history;

import org.jspecify.annotations.NullMarked;
