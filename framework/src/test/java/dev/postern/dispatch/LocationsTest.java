package dev.postern.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "todos",
                "//e.x",
                "///e.x",
                "/\\e.x",
                "\\\\e.x",
                "\\/e.x",
                "/\t/e.x",
                "/a\r\nX: 1",
                "/a\nb",
                "/a\u0000b",
                "/a\u007fb",
                "https:e.x",
                "https://e.x/",
                "javascript:1",
                "data:text/html,x",
                " /a",
                "\u0001/a",
                "/..//e.x",
                "/../e.x",
                "/./e.x",
                "/.//e.x",
                "/%2e%2e//e.x",
                "/%2E/%2e.//e.x",
                "/a/..//e.x",
                "/a/%2e%2E/b",
                "/a\\..\\b",
                "?a=b",
                "#top",
                "/a#%E0",
                "/a?b#x%ff",
            })
    void leadNowhereThatABrowserCouldTakeForAnotherSite(String path) {
        assertThat(Locations.local(path)).isEmpty();
    }

    @Test
    void areNotLongerThanAHeaderMayBe() {
        assertThat(Locations.local("/" + "\u4e2d".repeat(200))).isPresent();
        assertThat(Locations.local("/" + "\u4e2d".repeat(300))).isEmpty();
        assertThat(Locations.local("/" + "a".repeat(2047))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/todos, /todos",
        "/todos?a=b&c=%26#d, /todos?a=b&c=%26#d",
        "/a@e.x, /a@e.x",
        "/a b, /a%20b",
        "/%09/e.x, /%09/e.x",
        "/a%0d%0aX:1, /a%0d%0aX:1",
        "/é\uD83D\uDE80, /%C3%A9%F0%9F%9A%80",
        "/\u560a, /%E5%98%8A",
        "'/a\"<>', /a%22%3C%3E",
        "/a?next=//e.x, /a?next=//e.x",
        "/a?up=../.., /a?up=../..",
        "/..., /...",
        "/.well-known/x, /.well-known/x",
    })
    void keepPathsOfThisSiteAndEncodeWhatNoHeaderMayHave(String path, String location) {
        assertThat(Locations.local(path)).contains(location);
        assertThat(URI.create("https://here.example/x").resolve(location).getHost())
                .isEqualTo("here.example");
    }

    @Test
    void areNeverLongerThanServersTake() {
        assertThat(Locations.local("/" + "a".repeat(2047))).isPresent();
        assertThat(Locations.local("/" + "a".repeat(2048))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://pay.example/x, true",
        "https://PAY.example/x, true",
        "http://pay.example/x, true",
        "https://pay.example:8443/x, true",
        "https://sub.pay.example/x, false",
        "https://pay.example.evil.example/x, false",
        "https://user@pay.example/x, false",
        "https://pay.example@evil.example/x, false",
        "ftp://pay.example/x, false",
        "javascript:alert(1), false",
        "//pay.example/x, false",
        "/x, false",
    })
    void leaveOnlyForListedHosts(URI to, boolean allowed) {
        assertThat(Locations.leaving(to, Set.of("pay.example")).isPresent()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"/a, /a", "/a?b, /a", "/a#b, /a", "/a#b?c, /a", "/a?b#c, /a", "/, /"})
    void knowThePathAlone(String location, String path) {
        assertThat(Locations.pathOf(location)).isEqualTo(path);
    }
}
