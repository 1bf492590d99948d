/// Newer versions of the program: looked for quietly in a signed feed, downloaded when the user wants them,
/// checked, and handed to the system's installer. [UpdateMachine] decides, [Updates] runs it, [UpdateSource] is
/// where they come from. Nothing comes up, begins or is opened while a call stands. Read next: [UpdateState],
/// [UpdateMachine].
@NullMarked
package app.parley.client.update;

import org.jspecify.annotations.NullMarked;
