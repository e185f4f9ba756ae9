package dev.postern.fx;

import static dev.postern.fx.Fx.seal;
import static dev.postern.fx.Fx.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.function.UseServer;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import dev.postern.upload.Upload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input for a field of every type there is: nothing runs, and what was typed is still there. */
class EveryTypeTest {
    private static final AtomicInteger RUNS = new AtomicInteger();

    enum Colour {
        RED,
        GREEN
    }

    record Inner(int depth) {}

    record Types(
            byte aByte,
            short aShort,
            int anInt,
            long aLong,
            float aFloat,
            double aDouble,
            boolean aBoolean,
            Boolean anAnswer,
            char aChar,
            BigInteger aBigInteger,
            BigDecimal aBigDecimal,
            LocalDate aDate,
            LocalTime aTime,
            LocalDateTime aDateTime,
            YearMonth aMonth,
            Year aYear,
            Instant anInstant,
            OffsetDateTime anOffset,
            ZonedDateTime aZoned,
            Duration aDuration,
            ZoneId aZone,
            UUID aUuid,
            URI aUri,
            Currency aCurrency,
            Locale aLocale,
            Colour aColour,
            Optional<Integer> anOptional,
            List<Integer> aList,
            Inner inner,
            Map<String, Integer> aMap) {}

    @UseServer(value = Anyone.class, name = "types")
    static final class Takes {
        public void take(Types types) {
            RUNS.incrementAndGet();
        }
    }

    record File(Upload file) {}

    @UseServer(value = Anyone.class, name = "file")
    static final class TakesAFile {
        public void take(File file) {
            RUNS.incrementAndGet();
        }
    }

    @RegisterExtension
    static final Fx fx = Fx.with(settings -> {
        settings.functions(new Takes(), new TakesAFile());
        settings.page("/types", "types.html");
    });

    private static final Map<String, String> GOOD = new LinkedHashMap<>();

    static {
        String good = "aByte=1 aShort=1 anInt=1 aLong=1 aFloat=1.5 aDouble=1.5 aBoolean=true anAnswer=true aChar=c"
                + " aBigInteger=1 aBigDecimal=1.5 aDate=2031-04-09 aTime=14:30 aDateTime=2031-04-09T14:30 aMonth=2031-04"
                + " aYear=2031 anInstant=2031-04-09T14:30:00Z anOffset=2031-04-09T14:30:00+02:00"
                + " aZoned=2031-04-09T14:30:00+02:00[Europe/Vienna] aDuration=PT1H aZone=Europe/Vienna"
                + " aUuid=3f2a9c1e-5b7d-4e8f-a1c2-9d0b6e4f7a35 aUri=https://example.org aCurrency=EUR aLocale=de-AT"
                + " aColour=RED anOptional=1 aList[0]=1 inner.depth=1 aMap[a]=1";
        for (String pair : good.split(" ")) {
            int equals = pair.indexOf('=');
            GOOD.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    static Stream<Arguments> bad() {
        List<Arguments> cases = new ArrayList<>();
        for (String name : GOOD.keySet()) {
            List<String> values = new ArrayList<>(List.of("no such thing", "<script>", "9".repeat(400), "\u0661"));
            switch (name) {
                case "aByte" -> values.addAll(List.of("128", "-129", "1.0"));
                case "aShort" -> values.addAll(List.of("32768", "0x1"));
                case "anInt", "anOptional", "aList[0]", "inner.depth", "aMap[a]" ->
                    values.addAll(List.of("2147483648", "1e3", "NaN", "1 2"));
                case "aLong" -> values.add("9223372036854775808");
                case "aFloat", "aDouble" -> values.addAll(List.of("NaN", "Infinity", "1f", "0x1p3", "1e999"));
                case "aBigDecimal" -> values.addAll(List.of("NaN", "1e999999999", "1,5"));
                case "aBigInteger" -> values.addAll(List.of("1.5", "9".repeat(10_000)));
                case "aBoolean", "anAnswer" -> values.addAll(List.of("TRUE", "1", "yes"));
                case "aChar" -> values.addAll(List.of("cc", "\uD83D\uDEAA"));
                case "aDate" -> values.addAll(List.of("2031-02-30", "09/04/2031", "2031-4-9", "-999999999-01-01"));
                case "aTime" -> values.addAll(List.of("24:00", "14:60", "2pm"));
                case "aDateTime" -> values.addAll(List.of("2031-04-09 14:30:00 x", "2031-04-31T14:30"));
                case "aMonth" -> values.addAll(List.of("2031-13", "April 2031"));
                case "anInstant", "anOffset", "aZoned" -> values.addAll(List.of("2031-04-09T14:30", "now"));
                case "aZone" -> values.addAll(List.of("Mars/Olympus", "../../etc/passwd"));
                case "aUuid" -> values.addAll(List.of("1-1-1-1-1", "3f2a9c1e5b7d4e8fa1c29d0b6e4f7a35"));
                case "aUri" -> values.addAll(List.of("http://[", "a b", "http://a\u0007"));
                case "aCurrency" -> values.addAll(List.of("eur", "ZZZ"));
                case "aLocale" -> values.addAll(List.of("de_AT_", "-"));
                case "aColour" -> values.addAll(List.of("red", "Colour.RED", "RED ", "0"));
                default -> {}
            }
            if (name.equals("aYear") || name.equals("aDuration")) {
                values.addAll(List.of("PT", "99999999999"));
            }
            for (String value : values) {
                boolean isOne = value.equals("9".repeat(400))
                        && List.of("aBigInteger", "aBigDecimal").contains(name);
                boolean isChar = value.equals("\u0661") && name.equals("aChar");
                boolean isUri = name.equals("aUri")
                        && List.of("9".repeat(400), "\u0661").contains(value);
                if (!isOne && !isChar && !isUri) {
                    cases.add(Arguments.of(name, value));
                }
            }
        }
        return cases.stream();
    }

    private static final NoScriptBrowser VISITOR = fx.visitor();
    // What is invalid claims nothing, so one rendered form serves all.
    private static final String SEAL = seal(VISITOR.open("/types").formAt("#types"));

    private static Page posted(NoScriptBrowser visitor, Map<String, String> values) {
        String body = "%24post=" + encoded(SEAL)
                + values.entrySet().stream()
                        .map(value -> "&" + encoded(value.getKey()) + "=" + encoded(value.getValue()))
                        .collect(Collectors.joining());
        return send(
                visitor,
                RawRequest.post("/types", body, "application/x-www-form-urlencoded")
                        .with("Sec-Fetch-Site", "same-origin"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void takesGoodInputOfEveryType() {
        int before = RUNS.get();
        assertThat(posted(VISITOR, GOOD).status()).isEqualTo(303);
        assertThat(RUNS.get() - before).isEqualTo(1);
    }

    @DisplayName("Bad input for a field of every type: nothing runs, and it is all still there")
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bad")
    void refusesBadInputOfEveryType(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>(GOOD);
        values.put(name, value);
        int before = RUNS.get();
        Page answer = posted(VISITOR, values);
        assertThat(answer.status()).isEqualTo(422);
        Element form = answer.document().expectFirst("#types");
        assertThat(form.select(".post-errors")).hasSize(1).allMatch(Element::hasText);
        assertThat(form.select("[aria-invalid=true]").eachAttr("name")).containsExactly(name);
        Map<String, String> shown = new LinkedHashMap<>();
        form.select("input[type=text]").forEach(input -> shown.put(input.attr("name"), input.attr("value")));
        assertThat(shown).isEqualTo(values);
        assertThat(RUNS.get() - before).isZero();
    }

    @DisplayName("A text in place of a file, and a file in place of a text")
    @Test
    void takesNoTextForAFile() {
        NoScriptBrowser visitor = fx.visitor();
        int before = RUNS.get();
        String seal = seal(visitor.open("/types").formAt("#file"));
        Page text = send(
                visitor,
                Multipart.of("x")
                        .text("$post", seal)
                        .text("file", "no file")
                        .post()
                        .to("/types"));
        assertThat(text.status()).isEqualTo(422);
        assertThat(text.formAt("#file").errorOf("File")).contains("Choose a file");
        String other = seal(visitor.open("/types").formAt("#types"));
        Page file = send(
                visitor,
                Multipart.of("x")
                        .text("$post", other)
                        .file("anInt", "1.txt", "text/plain", "1")
                        .post()
                        .to("/types"));
        assertThat(file.status()).isEqualTo(422);
        assertThat(RUNS.get() - before).isZero();
    }
}
