/// The program's start at login, without its window. Read next: [LoginStart].
@NullMarked
package app.parley.client.desktop.login;

import org.jspecify.annotations.NullMarked;
