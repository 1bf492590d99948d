/// The account of the one who uses this device: signing in and out over HTTP, and where the session is kept between
/// two starts.
///
/// Read next: [SignIn], then [Account], [AccountFailure] for what can go wrong, [SessionVault].
@NullMarked
package app.parley.client.account;

import org.jspecify.annotations.NullMarked;
