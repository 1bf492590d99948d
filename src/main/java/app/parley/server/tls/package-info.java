/// The certificate that the server shows, and its change without a restart.
///
/// Read next: [TlsFiles] (where it is), then [Certificates] (how it is read, checked and watched).
@NullMarked
package app.parley.server.tls;

import org.jspecify.annotations.NullMarked;
