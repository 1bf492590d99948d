/// Signing in and making an account.
///
/// Read next: [SignInViewModel].
@NullMarked
package app.parley.client.ui.signin;

import org.jspecify.annotations.NullMarked;
