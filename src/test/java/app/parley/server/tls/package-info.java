/// Tests of the server's certificate.
@NullMarked
package app.parley.server.tls;

import org.jspecify.annotations.NullMarked;
