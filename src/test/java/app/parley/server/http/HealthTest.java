package app.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {
    @Test
    void aServerWhoseDatabaseDoesNotAnswerIsNotToBeSentClients() {
        assertThat(new Health(() -> true).answer().status()).isEqualTo(200);
        assertThat(new Health(() -> false).answer().status()).isEqualTo(503);
        assertThat(new Health(() -> false).answer().json()).isEqualTo("{\"status\":\"unavailable\"}");
    }

    @Test
    void norIsOneThatGoesDown() {
        var health = new Health(() -> true);
        health.drain();
        assertThat(health.answer().status()).isEqualTo(503);
        assertThat(health.answer().json()).isEqualTo("{\"status\":\"draining\"}");
    }
}
