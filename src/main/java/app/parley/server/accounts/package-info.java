/// Who somebody is: accounts, passwords, signed-in devices and their tokens, and finding people.
///
/// Read next: [Accounts] (signing in and out), then [Directory] (a user as others see them).
@NullMarked
package app.parley.server.accounts;

import org.jspecify.annotations.NullMarked;
