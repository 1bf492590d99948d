/// The window, by feature. A `…ViewModel` holds what is shown as observable values and knows no scene graph; a
/// `…View` is FXML with its controller and knows its view model and nothing behind it. Everything here lives on the
/// JavaFX thread, and [FxThread] is the one way onto it.
///
/// Read next: `main`, where the views meet; `call`, the most telling one; `theme`, what all of them are made of.
@NullMarked
package app.parley.client.ui;

import org.jspecify.annotations.NullMarked;
