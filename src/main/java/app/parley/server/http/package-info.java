/// The HTTP side: the JSON API, errors as problem+json, static pages.
///
/// Read next: [ApiRoutes], then [ApiDoor] (how a request becomes a call of it).
@NullMarked
package app.parley.server.http;

import org.jspecify.annotations.NullMarked;
