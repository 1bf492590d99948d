/// How failures look: one banner for all of them.
@NullMarked
package app.parley.client.ui.failure;

import org.jspecify.annotations.NullMarked;
