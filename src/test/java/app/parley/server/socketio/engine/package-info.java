/// Engine.IO's parts alone; the whole layer is tested over real sockets in the package above.
@NullMarked
package app.parley.server.socketio.engine;

import org.jspecify.annotations.NullMarked;
