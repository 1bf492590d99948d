/// The settings: a list of pages, and the page that is chosen. A feature's page stands in the feature's own
/// package; here are the frame, the rows that pages are made of, and the page of how Parley looks. Read next:
/// [SettingsPage], [SettingRow]; for the search [SettingsSearch], [RowPlace].
@NullMarked
package app.parley.client.ui.settings;

import org.jspecify.annotations.NullMarked;
