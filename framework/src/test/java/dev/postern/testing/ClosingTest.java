package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.postern.Postern;
import io.javalin.Javalin;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a site when a test is done with it. */
class ClosingTest {
    private final CountDownLatch asked = new CountDownLatch(1);

    /** It takes the time that sites have to stop. */
    @Test
    void endsASiteThatIsStillAtWork() throws Exception {
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "localhost";
            config.registerPlugin(new Postern(postern -> {}));
            config.routes.get("/slow", call -> {
                asked.countDown();
                TimeUnit.SECONDS.sleep(20);
            });
        });
        NoScriptBrowser browser = NoScriptBrowser.on(app);
        Thread visitor = new Thread(() -> {
            try {
                browser.open("/slow");
            } catch (RuntimeException cutOff) {
                // As it is to be.
            }
        });
        visitor.start();
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        assertThatCode(browser::close).doesNotThrowAnyException();
        visitor.join(5_000);
        assertThat(visitor.isAlive()).isFalse();
    }
}
