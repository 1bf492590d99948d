/// One's account, as a page of the settings: how others see one, the password, the devices.
///
/// Read next: [AccountPage], then [AccountViewModel].
@NullMarked
package app.parley.client.ui.account;

import org.jspecify.annotations.NullMarked;
