package app.parley.client.ui.scenes;

import app.parley.client.ui.Language;
import app.parley.client.ui.theme.Theme;
import java.util.List;

/// The pictures of the README, under the names that it knows them by.
public final class ReadmePictures {
    private ReadmePictures() {}

    public static List<Take> all() {
        return List.of(
                take("main-light", "main", Theme.Scheme.LIGHT),
                take("main-dark", "main", Theme.Scheme.DARK),
                take("calls", "calls", Theme.Scheme.LIGHT),
                take("signin", "signin", Theme.Scheme.LIGHT),
                take("call-video", "call-video", Theme.Scheme.LIGHT),
                take("call-audio", "call-audio", Theme.Scheme.LIGHT),
                take("call-incoming", "call-incoming", Theme.Scheme.LIGHT),
                take("call-reconnecting", "call-reconnecting", Theme.Scheme.LIGHT),
                take("popup", "popup", Theme.Scheme.LIGHT));
    }

    private static Take take(String name, String view, Theme.Scheme scheme) {
        return new Take(name, Views.named(view), scheme, Language.EN);
    }
}
