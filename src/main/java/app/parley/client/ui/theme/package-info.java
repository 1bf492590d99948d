/// What every view is made of: the two colour schemes, the typeface, avatars, running times, motion. The colours
/// stand in `light.css` and `dark.css` and nowhere else.
///
/// Read next: [Theme].
@NullMarked
package app.parley.client.ui.theme;

import org.jspecify.annotations.NullMarked;
