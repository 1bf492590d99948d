/// The client: everything of Parley that runs for one signed-in user. A window (`ui`) is one way to use it, a bot
/// another.
///
/// Read next: `calling`, where the pure rules of [app.parley.call] meet media and signalling.
@NullMarked
package app.parley.client;

import org.jspecify.annotations.NullMarked;
