package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.postern.testing.browser.Way;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The merge ({@code static/merge.js}) in WebKit, which has no {@code moveBefore}; see {@link MergeTest}. */
@InWebKit
class WebKitMergeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final StaticFiles FILES = new StaticFiles();

    @BeforeAll
    static void start() throws IOException {
        FILES.start();
    }

    @AfterAll
    static void stop() {
        FILES.close();
    }

    @Test
    void keepsWhatPeopleDidWhileTheAnswerWasOnItsWay(WebKitVisitors visitors) {
        assertThat(MergeTest.failing(results(visitors, "morph.html?cases=morph-cases.js")))
                .isEmpty();
    }

    @Test
    void keepsWhatElsePeopleAndScriptsDid(WebKitVisitors visitors) {
        assertThat(MergeTest.failing(results(visitors, "morph.html?cases=more-cases.js")))
                .isEqualTo(List.of(MergeTest.NEEDS_MOVE_BEFORE));
    }

    @Test
    void keepsItsPromisesOnPagesMadeByChance(WebKitVisitors visitors) {
        JsonObject results = results(visitors, "property.html?cases=250&seed=" + MergeTest.SEED);
        assertThat(results.getAsJsonArray("failures"))
                .as("by chance, from seed %d; again with static/test/property.html?cases=1&seed=…", MergeTest.SEED)
                .isEmpty();
        assertThat(results.get("cases").getAsInt()).isEqualTo(250);
    }

    @Test
    void givesAnAnswerNoPowerThatThePolicyOfThePageDenies(WebKitVisitors visitors) {
        assertThat(MergeTest.failing(results(visitors, "policy.html"))).isEmpty();
    }

    @Test
    void readsALargeAnswerInPiecesAsItWouldAtOnce(WebKitVisitors visitors) {
        assertThat(MergeTest.failing(results(visitors, "parse.html"))).isEmpty();
    }

    @Test
    void takesTenTimesAsLongForTenTimesAsManyRows(WebKitVisitors visitors) {
        MergeTest.assertTenTimes(() -> results(visitors, "rows.html"));
    }

    private static JsonObject results(WebKitVisitors visitors, String path) {
        WebKitPage page = visitors.visit(FILES.url() + "/test/", Way.SCRIPTS_ON);
        page.open(path);
        JsonObject results = JsonParser.parseString(
                        page.within(PATIENCE, () -> page.attribute("body[data-results]", "data-results")))
                .getAsJsonObject();
        System.out.println("WebKit, " + path + ": " + told(results));
        return results;
    }

    /** How many cases went well; all of it, where it is not about cases. */
    private static String told(JsonObject results) {
        long cases = results.entrySet().stream()
                .filter(result -> result.getValue().isJsonPrimitive()
                        && result.getValue().getAsJsonPrimitive().isBoolean())
                .count();
        return cases == 0
                ? results.toString()
                : (cases - MergeTest.failing(results).size()) + " of " + cases;
    }
}
