/// What a person chose for this device, as values that can be read, changed and observed, kept in one file.
/// Each feature declares its own [Preference]s beside what they change. An administrator may decide some for
/// all users of a machine ([ManagedSettings]). Read next: [Preferences].
@NullMarked
package app.parley.client.settings;

import org.jspecify.annotations.NullMarked;
