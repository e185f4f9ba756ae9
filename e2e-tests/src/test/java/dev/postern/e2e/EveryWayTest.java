package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import dev.postern.testing.browser.Way;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** That {@link EveryWay} notices what it is there for: each of these classes fails, and says why. */
class EveryWayTest {
    @EveryWay(
            value = Demo.class,
            browsers = FoundChromium.class,
            ways = {Way.SCRIPTS_OFF, Way.SCRIPTS_ON})
    static final class AnotherPage {
        @Test
        void goes(Page page, Way way) {
            page.navigate(way == Way.SCRIPTS_OFF ? "/guestbook" : "/name");
        }
    }

    @Test
    @DisplayName("One way ends at another page")
    void anotherPage() {
        failsOnce(AnotherPage.class, "this ends elsewhere than before", "/guestbook", "/name");
    }

    @EveryWay(
            value = Demo.class,
            browsers = FoundChromium.class,
            ways = {Way.SCRIPTS_OFF, Way.SCRIPTS_ON})
    static final class MoreToHear {
        @Test
        void goes(Page page, Way way) {
            page.navigate("/username");
            if (way == Way.SCRIPTS_ON) {
                page.evaluate("document.querySelector('h1').setAttribute('aria-label', 'Something else')");
            }
        }
    }

    @Test
    @DisplayName("On one way there is something else to be heard at the same address")
    void moreToHear() {
        failsOnce(MoreToHear.class, "this ends elsewhere than before", "Something else");
    }

    @EveryWay(
            value = Demo.class,
            browsers = FoundChromium.class,
            ways = {Way.SCRIPTS_OFF, Way.SCRIPTS_BLOCKED})
    static final class OtherData {
        @Test
        void goes(Page page, Way way) {
            page.navigate("/guestbook");
            if (way == Way.SCRIPTS_BLOCKED) {
                Look.fill(page, "Your name", "Ann");
                Look.fill(page, "Message", "Hello");
                Look.press(page, "Sign the guestbook");
            }
            page.evaluate("document.body.textContent = ''");
        }
    }

    @Test
    @DisplayName("On one way the site keeps something else, which only shows when the page is loaded anew")
    void otherData() {
        failsOnce(OtherData.class, "and when it is loaded anew");
    }

    @EveryWay(value = Demo.class, browsers = FoundChromium.class, ways = Way.SCRIPTS_ON)
    static final class Throwing {
        @Test
        void goes(Page page) {
            page.navigate("/username");
            page.evaluate("setTimeout(() => { throw new Error('nobody catches this'); })");
        }
    }

    @Test
    @DisplayName("A script throws what nobody catches")
    void throwing() {
        failsOnce(Throwing.class, "complained of scripts", "nobody catches this");
    }

    @EveryWay(value = Demo.class, browsers = FoundChromium.class, ways = Way.SCRIPTS_ON)
    static final class Forbidden {
        @Test
        void goes(Page page) {
            page.navigate("/username");
            page.evaluate("document.body.setAttribute('style', 'color: red')");
        }
    }

    @Test
    @DisplayName("A script does what the page's policy forbids")
    void forbidden() {
        failsOnce(Forbidden.class, "complained of scripts", "Content Security Policy");
    }

    @EveryWay(
            value = Demo.class,
            browsers = FoundChromium.class,
            ways = {Way.SCRIPTS_OFF, Way.SCRIPTS_ON},
            apartFrom = "h1")
    static final class MoreToHearWhereNobodyListens {
        @Test
        void goes(Page page, Way way) {
            new MoreToHear().goes(page, way);
        }
    }

    @Test
    @DisplayName("What is left out is not compared")
    void leftOut() {
        testsOf(MoreToHearWhereNobodyListens.class)
                .assertStatistics(counts -> counts.succeeded(2).failed(0));
    }

    private static void failsOnce(Class<?> journeys, String... words) {
        Events tests = testsOf(journeys);
        tests.assertStatistics(counts -> counts.failed(1));
        tests.assertThatEvents().haveExactly(1, event(test(), finishedWithFailure(message(said -> {
            assertThat(said).contains(words);
            return true;
        }))));
    }

    private static Events testsOf(Class<?> journeys) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(journeys))
                .execute()
                .testEvents();
    }
}
