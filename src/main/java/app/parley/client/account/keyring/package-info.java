/// The session's secret in the system's keyring: Secret Service or KWallet on Linux, the Credential Manager on
/// Windows, the Keychain on a Mac. The only place that knows java-keyring.
@NullMarked
package app.parley.client.account.keyring;

import org.jspecify.annotations.NullMarked;
