/// The update of the program on the screen: a page of the settings, and a line over the chats where there is
/// something to say. Read next: [UpdateViewModel], [UpdateView].
@NullMarked
package app.parley.client.ui.update;

import org.jspecify.annotations.NullMarked;
