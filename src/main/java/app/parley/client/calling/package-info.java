/// Calling: where the pure rules of [app.parley.call] meet the world. [CallControl] is what the window, the
/// tray and the bot use.
///
/// Read next: `CallLoop`, the thread that runs the rules, and `EffectRunner`, which carries out what they ask for.
@NullMarked
package app.parley.client.calling;

import org.jspecify.annotations.NullMarked;
