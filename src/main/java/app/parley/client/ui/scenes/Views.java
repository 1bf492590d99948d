package app.parley.client.ui.scenes;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.theme.Theme;
import java.util.List;
import java.util.stream.Stream;

/// Every view of the program, calls included, in every state worth looking at.
public final class Views {
    private Views() {}

    /// All of them; no two have one name.
    public static List<View> all() {
        return Stream.concat(
                        ChatScenes.all().stream(), CallScenes.all().stream().map(Views::call))
                .toList();
    }

    /// @throws IllegalArgumentException when there is none of this name
    public static View named(String name) {
        return all().stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no view " + name));
    }

    private static View call(CallScenes.Scene scene) {
        return new View(scene.name(), scene.width(), scene.height(), (stage, scheme, _, _) -> {
            var preferences = Preferences.unkept();
            preferences.set(Theme.SCHEME, scheme);
            CallStudio.show(stage, new Theme(preferences), scene);
        });
    }
}
