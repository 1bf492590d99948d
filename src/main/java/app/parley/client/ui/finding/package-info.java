/// Finding: the quick switcher by which one goes to a chat or a person, and the sheet of all keys.
///
/// Read next: [SwitcherModel].
@NullMarked
package app.parley.client.ui.finding;

import org.jspecify.annotations.NullMarked;
