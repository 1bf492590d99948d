/// What JavaFX gets wrong on Linux with scripts that run from right to left, put right from within until JavaFX
/// does ([decision 136](../../../../../../../docs/decisions/0136-right-to-left-text-is-shaped-anew.md)). Read
/// next: [RightToLeftText].
@NullMarked
package app.parley.client.ui.glyphs;

import org.jspecify.annotations.NullMarked;
