package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.entries;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a submission costs once the shim is there: all that the page asks of any server, not its posts alone. */
@ExtendWith(ScriptsOn.class)
class GuestbookRequestsTest {
    @Test
    void aValidSubmissionCostsOneRequest(Page page, Site site) {
        page.navigate("/guestbook");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.method() + " " + request.url()));
        for (int times = 1; times <= 2; times++) {
            fill(page, "Your name", "Ann");
            fill(page, "Message", "Hello, once more: " + times);
            press(page, "Sign the guestbook");
            assertThat(notice(page)).hasText("Signed. Thank you!");
            assertThat(entries(page)).hasCount(times);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(asked).containsExactly("POST " + site.url() + "/guestbook");
            asked.clear();
        }
    }
}
