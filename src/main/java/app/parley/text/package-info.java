/// What is done with text in any script: how it is compared when something is looked for ([Folding], [SearchText]),
/// and how what strangers wrote is made fit to be drawn ([SafeText]). Pure.
@NullMarked
package app.parley.text;

import org.jspecify.annotations.NullMarked;
