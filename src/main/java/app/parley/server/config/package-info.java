/// From a config file and the environment to the [app.parley.server.ServerConfig] of a run. Used by the command
/// line alone; knows no setting by name: whatever the records have is a key.
///
/// Read next: [ConfigReader], then [ConfigValue] (how a value is written).
@NullMarked
package app.parley.server.config;

import org.jspecify.annotations.NullMarked;
