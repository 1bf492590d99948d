/// A client without a window: the same call core and the same media, driven by a plan and ending in a report.
/// For tests, for measuring, and as Echo, the contact that plays everybody's voice back.
///
/// Read next: [app.parley.bot.Bot].
@NullMarked
package app.parley.bot;

import org.jspecify.annotations.NullMarked;
