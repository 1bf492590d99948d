/// How text is compared when something is looked for, in any script: the one place that folds and parts it.
///
/// Read next: [Folding], then [SearchText].
@NullMarked
package app.parley.text;

import org.jspecify.annotations.NullMarked;
