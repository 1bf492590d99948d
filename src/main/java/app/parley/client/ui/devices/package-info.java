/// Microphone, speaker and camera as the user meets them: the page of the settings and the panel in a call, made of
/// the same parts, and what is said by itself in a call: which device is used now, and that a microphone is silent.
///
/// Read next: [DevicesModel], then [DevicesView]; for what is said, [DeviceNotes] and [SilentMicrophone].
@NullMarked
package app.parley.client.ui.devices;

import org.jspecify.annotations.NullMarked;
