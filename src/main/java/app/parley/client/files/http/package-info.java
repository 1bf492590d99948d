/// [app.parley.client.files.FileTransfers] by the server's HTTP API.
@NullMarked
package app.parley.client.files.http;

import org.jspecify.annotations.NullMarked;
