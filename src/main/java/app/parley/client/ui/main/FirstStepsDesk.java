package app.parley.client.ui.main;

import app.parley.client.ui.Texts;
import app.parley.client.ui.devices.DevicesModel;
import app.parley.client.ui.diagnostics.DiagnosticsPage;
import app.parley.client.ui.welcome.FirstSteps;
import app.parley.client.ui.welcome.FirstStepsView;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// Brings the first steps onto the screen: once by themselves, and whenever they are asked for. A call that begins
/// takes their place, and the devices with it. On the JavaFX thread.
///
/// @param trying makes the model of a step that tries devices
/// @param inCall whether a call uses devices, or is about to
record FirstStepsDesk(
        ParleyServices services,
        MainView main,
        LayersView layers,
        Supplier<DevicesModel> trying,
        ObservableValue<Boolean> inCall) {

    /// Somebody has just signed in.
    void offer() {
        var preferences = services.preferences();
        var wanted = preferences.get(FirstSteps.OFFERED) && !preferences.get(FirstSteps.SEEN);
        if (wanted && !inCall.getValue()) open();
    }

    void open() {
        var preferences = services.preferences();
        preferences.set(FirstSteps.SEEN, true);
        var help = List.of(
                new FirstStepsView.Help(Texts.of("welcome.keys"), layers::openKeys),
                new FirstStepsView.Help(Texts.of("welcome.settings"), () -> {
                    layers.closeCard();
                    main.openSettings();
                }),
                new FirstStepsView.Help(DiagnosticsPage.title(), () -> {
                    layers.closeCard();
                    main.openPage(DiagnosticsPage.title());
                }));
        var view = new FirstStepsView(new FirstStepsView.Parts(
                trying, preferences, services.media(), services::ring, help, layers::closeCard));
        Subscription calling = inCall.subscribe((_, on) -> {
            if (on) layers.closeCard();
        });
        layers.openCard(Texts.of("welcome.title"), view, view.first(), calling::unsubscribe);
    }
}
