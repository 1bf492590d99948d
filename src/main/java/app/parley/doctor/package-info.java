/// Looks at what calls need of a machine, and says in plain words what is missing and what to do about it.
///
/// Read next: [app.parley.doctor.Doctor].
@NullMarked
package app.parley.doctor;

import org.jspecify.annotations.NullMarked;
