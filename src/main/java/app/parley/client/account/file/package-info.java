/// The session in a file that only its user may read, for systems without a keyring and for bots.
@NullMarked
package app.parley.client.account.file;

import org.jspecify.annotations.NullMarked;
