/// [app.parley.client.desktop.keys.GlobalKeys] by JNativeHook, which is known here alone.
@NullMarked
package app.parley.client.desktop.keys.hook;

import org.jspecify.annotations.NullMarked;
