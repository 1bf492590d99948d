/// Tests of how often anything may be asked.
@NullMarked
package app.parley.server.limits;

import org.jspecify.annotations.NullMarked;
