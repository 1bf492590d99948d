package app.parley.client.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.FakeDoor;
import app.parley.support.OneWindowAtATime;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class SignInViewTest extends ApplicationTest {
    private static final URI SERVER = URI.create("https://chat.example.org");

    private StackPane root;

    @Override
    public void start(Stage stage) {
        root = new StackPane();
        stage.setScene(new Scene(root, 480, 720));
        stage.show();
    }

    @Test
    void anotherServerIsTypedInPlaceOfTheOfferedOne() {
        show(new Door.Server(SERVER, false, false));

        assertThat(field("serverBox").isVisible()).isFalse();
        interact(((Button) field("change"))::fire);
        assertThat(field("serverBox").isVisible()).isTrue();
        assertThat(field("serverLine").isVisible()).isFalse();
    }

    @Test
    void theServerThatTheAdministratorDecidedIsNamedAndNoOtherIsOffered() {
        show(new Door.Server(SERVER, false, true));

        assertThat(((Label) field("server")).getText()).isEqualTo("chat.example.org");
        assertThat(field("change").isVisible()).isFalse();
        assertThat(field("change").isManaged()).as("takes room").isFalse();
        assertThat(field("serverBox").isVisible()).isFalse();
    }

    private void show(Door.Server offered) {
        interact(() -> {
            var view = new SignInView();
            view.bind(new SignInViewModel(
                    new FakeDoor(), offered, Runnable::run, (_, _) -> CompletableFuture.completedFuture("the chats")));
            root.getChildren().setAll(view);
        });
    }

    private Node field(String id) {
        return root.lookup("#" + id);
    }
}
