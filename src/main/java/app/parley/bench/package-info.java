/// The benchmarks behind `parley bench`: what the program costs and how fast it is, for anybody to run. They
/// measure and report; nothing passes or fails by them.
///
/// Read next: [app.parley.bench.MediaBench].
@NullMarked
package app.parley.bench;

import org.jspecify.annotations.NullMarked;
