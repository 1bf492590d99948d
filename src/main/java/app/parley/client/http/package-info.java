/// Downloads that go on where they broke off, for whoever brings files to this device. Read next:
/// [PartialDownload].
@NullMarked
package app.parley.client.http;

import org.jspecify.annotations.NullMarked;
