package dev.postern.form;

import static dev.postern.form.Submissions.bind;
import static dev.postern.form.Submissions.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.http.Fields;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsInTimeTest {
    // Java 9 and later see through ^(a+)+$; they don't see through this.
    record Slow(@Pattern(regexp = "(.*a){25}b") String text) {}

    record Classic(@Pattern(regexp = "^(a+)+$") String text) {}

    record Plain(@Pattern(regexp = "a+") String text) {}

    record Rows(List<Slow> rows, @Pattern(regexp = "x?") String last) {}

    record Address(@Email(regexp = "(.*a){25}b@b") String email) {}

    record Deep(@Pattern(regexp = "(a|b)*") String text) {}

    record Code(
            @Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE)
            String text) {}

    private static final String ASK = "Enter your answer in the form that is asked for";

    @Test
    void givesUpOnAPatternThatThinksForTooLong() {
        bind(Slow.class, "text", "a");
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Bound<Slow> bound = bind(Slow.class, "text", "a".repeat(40) + "!");
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(300_000_000);
        assertThat(errors(bound)).containsExactly("text: " + ASK);
    }

    @Test
    void answersTheTextbookAttackInTime() {
        bind(Classic.class, "text", "a");
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Bound<Classic> bound = bind(Classic.class, "text", "a".repeat(40) + "!");
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(300_000_000);
        assertThat(errors(bound)).containsExactly("text: " + ASK);
    }

    @Test
    void givesAllPatternsOfASubmissionOneAllowance() {
        Fields.Builder fields = new Fields.Builder();
        for (int i = 0; i < 200; i++) {
            fields.text("rows[" + i + "].text", "a".repeat(40) + "!");
        }
        bind(Rows.class);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Bound<Rows> bound = bind(Rows.class, Submissions.ENGLISH, fields.build());
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(2_000_000_000L);
        // Nothing passes unlooked at: the innocent one at the end has no time left either.
        assertThat(bound.errors().entries()).hasSize(201);
    }

    @Test
    void watchesThePatternOfAnEmailToo() {
        bind(Address.class, "email", "a@b");
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Bound<Address> bound = bind(Address.class, "email", "a".repeat(60) + "@b");
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(300_000_000);
        assertThat(errors(bound)).containsExactly("email: Enter an e-mail address, such as name@example.org");
    }

    @Test
    void matchesNothingLongerThanAnybodyWouldType() {
        assertThat(errors(bind(Plain.class, "text", "a".repeat(4096)))).isEmpty();
        assertThat(errors(bind(Plain.class, "text", "a".repeat(4097)))).containsExactly("text: " + ASK);
    }

    @Test
    void survivesAPatternThatRecursesDeeply() throws InterruptedException {
        // A small stack, as a server's threads may have.
        Thread small = new Thread(null, () -> bind(Deep.class, "text", "ab".repeat(2000)), "small", 256 * 1024);
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        small.setUncaughtExceptionHandler((thread, escaped) -> thrown.add(escaped));
        small.start();
        small.join();
        assertThat(thrown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, true", "ABC, true", "ab1, false", "'abc\n', false", "'', false"})
    void matchesTheWholeTextWithItsFlags(String text, boolean valid) {
        assertThat(errors(bind(Code.class, "text", text)).isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, true",
        "ada.lovelace+x@mail.example.org, true",
        "o'hara@example.org, true",
        "ada@localhost, true",
        "ünal@köln.example, true",
        "ada@xn--kln-sna.example, true",
        "a@b, true",
        "ada, false",
        "@example.org, false",
        "ada@, false",
        "ada@@example.org, false",
        "a da@example.org, false",
        ".ada@example.org, false",
        "ada.@example.org, false",
        "a..b@example.org, false",
        "ada@-a.org, false",
        "ada@a-.org, false",
        "ada@.org, false",
        "ada@org., false",
        "ada@exa mple.org, false",
        "ada@example.org>, false",
        "<ada@example.org>, false",
        "'ada@example.org\nBcc: x@y', false",
        "'ada@example.org ', false",
        "ada@exa_mple.org, false",
        "'a,b@example.org', false"
    })
    void knowsAnEmailAddressByItsShape(String text, boolean valid) {
        assertThat(GuardedEmail.isAddress(text)).isEqualTo(valid);
    }

    @Test
    void boundsThePartsOfAnEmailAddress() {
        assertThat(GuardedEmail.isAddress("a".repeat(64) + "@b")).isTrue();
        assertThat(GuardedEmail.isAddress("a".repeat(65) + "@b")).isFalse();
        assertThat(GuardedEmail.isAddress("a@" + "b".repeat(64))).isFalse();
        assertThat(GuardedEmail.isAddress("a@" + "b.".repeat(128) + "b")).isFalse();
    }
}
