/// How the protocol's words are written as JSON, on Jackson. Strict in types, deaf to unknown fields.
///
/// Read next: [ProtocolJson], the only class that others need; `EventNames` holds the names on the wire.
@NullMarked
package app.parley.protocol.json;

import org.jspecify.annotations.NullMarked;
