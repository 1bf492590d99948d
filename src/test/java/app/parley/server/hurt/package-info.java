/// The server under people who mean harm: floods, garbage, connections that are slow or dead.
@NullMarked
package app.parley.server.hurt;

import org.jspecify.annotations.NullMarked;
