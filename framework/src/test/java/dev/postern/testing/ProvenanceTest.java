package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the same origin     | https://a.example/p?q#f  | https://a.example/      | same-origin | https://a.example | https://a.example/p?q
            another port        | http://localhost:1/p     | http://localhost:2/     | same-site   | http://localhost:1 | http://localhost:1/
            another site        | https://a.example/p      | https://b.example/      | cross-site  | https://a.example | https://a.example/
            from https to http  | https://a.example/p      | http://localhost/       | cross-site  | null              | ''
            """)
    void tellsAsTheDefaultPolicyHasIt(String name, URI from, String to, String site, String origin, String referer) {
        RawRequest told =
                Provenance.of(from, List.of("", "unknown")).tell(RawRequest.post(to, "", "text/plain"), URI.create(to));

        assertThat(told.header("Sec-Fetch-Site")).isEqualTo(site);
        assertThat(told.header("Origin")).isEqualTo(origin);
        assertThat(told.header("Referer")).isEqualTo(referer);
    }

    @ParameterizedTest
    @CsvSource({
        "'no-referrer, unknown', null",
        "'no-referrer, origin', https://a.example",
        "'unsafe-url, NO-REFERRER', null"
    })
    void takesTheLastPolicyThatIsKnown(String line, String origin) {
        Provenance page = Provenance.of(URI.create("https://a.example/p"), List.of(line));

        assertThat(page.tell(RawRequest.post("/", "", "text/plain"), URI.create("https://a.example/"))
                        .header("Origin"))
                .isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({"http://a.example/, ''", "https://a.example/, none", "http://127.0.0.1/, none"})
    void tellsFetchMetadataOnlyWhereNobodyCanListen(String to, String site) {
        assertThat(Provenance.ADDRESS_BAR
                        .tell(RawRequest.get(to), URI.create(to))
                        .header("Sec-Fetch-Site"))
                .isEqualTo(site);
    }
}
