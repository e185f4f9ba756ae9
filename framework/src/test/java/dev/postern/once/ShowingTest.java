package dev.postern.once;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outcomes between a POST and the page that shows them. */
class ShowingTest {
    private Instant now = Instant.parse("2031-04-09T12:00:00Z");
    private final Ledger ledger = new MemoryLedger(() -> now, Runnable::run, Bounds.DEFAULT);

    @Test
    void isShownOnce() {
        assertThat(ledger.show(showing("page 1", "sign", "Signed."))).isTrue();
        assertThat(ledger.sizes()).isEqualTo(new Sizes(0, 0, 0, 0, 1, 7));
        assertThat(taken("me", "/guestbook")).containsExactly("sign: Signed.");
        assertThat(taken("me", "/guestbook")).isEmpty();
        assertThat(ledger.sizes()).isEqualTo(Sizes.NOTHING);
    }

    @Test
    void isShownToItsSessionOnItsLandingPageAlone() {
        ledger.show(showing("page 1", "sign", "Signed."));
        assertThat(taken("somebody else", "/guestbook")).isEmpty();
        assertThat(taken("me", "/todos")).isEmpty();
        assertThat(taken("me", "/guestbook")).containsExactly("sign: Signed.");
    }

    @Test
    void isShownEachTimeWhereOneTabSendsTwiceInARow() {
        ledger.show(showing("page 1", "sign", "Signed."));
        assertThat(taken("me", "/guestbook")).containsExactly("sign: Signed.");
        assertThat(ledger.show(showing("page 2", "sign", "Signed again."))).isTrue();
        assertThat(taken("me", "/guestbook")).containsExactly("sign: Signed again.");
    }

    /** The browser gives up the first answer when the second form is sent, and navigates once. */
    @Test
    void isShownWithTheOtherFormsOfItsPageWhereTheTabDidNotWait() {
        ledger.show(showing("page 1", "delete 3", "Deleted 3."));
        ledger.show(showing("page 1", "delete 4", "Deleted 4."));
        assertThat(taken("me", "/guestbook")).containsExactly("delete 3: Deleted 3.", "delete 4: Deleted 4.");
    }

    @Test
    void givesWayToALaterOneOfTheSameForm() {
        ledger.show(showing("page 1", "sign", "Signed."));
        ledger.show(showing("page 1", "rename", "Renamed."));
        ledger.show(showing("page 1", "sign", "Signed as edited."));
        assertThat(taken("me", "/guestbook")).containsExactly("rename: Renamed.", "sign: Signed as edited.");
    }

    @Test
    void isNotKeptWhileAnotherTabsWaitsAtTheSameLanding() {
        assertThat(ledger.show(showing("tab 1", "sign", "Signed in tab 1."))).isTrue();
        // Tab 2 is answered with the page itself, so whichever GET comes next is tab 1's.
        assertThat(ledger.show(showing("tab 2", "delete 3", "Deleted in tab 2.")))
                .isFalse();
        assertThat(ledger.show(showing("tab 2", "sign", "Signed in tab 2."))).isFalse();
        assertThat(taken("me", "/guestbook")).containsExactly("sign: Signed in tab 1.");
        assertThat(taken("me", "/guestbook")).isEmpty();
        assertThat(ledger.show(showing("tab 2", "sign", "Signed in tab 2."))).isTrue();
    }

    @Test
    void waitsBesideThoseOfOtherLandingsAndSessions() {
        assertThat(ledger.show(showing("tab 1", "sign", "Signed."))).isTrue();
        assertThat(ledger.show(
                        new Showing(bytes("me"), "/todos", bytes("tab 2"), "add", bytes("other"), bytes("Added."))))
                .isTrue();
        assertThat(ledger.show(new Showing(
                        bytes("you"), "/guestbook", bytes("tab 3"), "sign", bytes("yours"), bytes("Signed too."))))
                .isTrue();
        assertThat(taken("me", "/todos")).containsExactly("add: Added.");
        assertThat(taken("me", "/guestbook")).containsExactly("sign: Signed.");
        assertThat(taken("you", "/guestbook")).containsExactly("sign: Signed too.");
    }

    @Test
    void tellsADoubleClickFromGoingBackAndSendingAgain() {
        Showing showing = showing("page 1", "sign", "Signed.");
        assertThat(ledger.isWaitingToBeShown(showing.session(), showing.submission()))
                .isFalse();
        ledger.show(showing);
        assertThat(ledger.isWaitingToBeShown(showing.session(), showing.submission()))
                .isTrue();
        assertThat(ledger.isWaitingToBeShown(bytes("you"), showing.submission()))
                .isFalse();
        assertThat(ledger.isWaitingToBeShown(showing.session(), bytes("other"))).isFalse();
        taken("me", "/guestbook");
        assertThat(ledger.isWaitingToBeShown(showing.session(), showing.submission()))
                .isFalse();
    }

    @Test
    void endsAfterTwoMinutes() {
        ledger.show(showing("page 1", "sign", "Signed."));
        now = now.plus(Duration.ofMinutes(2)).minusMillis(1);
        ledger.show(showing("page 1", "rename", "Renamed."));
        now = now.plusMillis(1);
        assertThat(taken("me", "/guestbook")).containsExactly("rename: Renamed.");
    }

    @Test
    void noLongerKeepsOthersOutOnceItHasEnded() {
        ledger.show(showing("tab 1", "sign", "Signed in tab 1."));
        now = now.plus(Duration.ofMinutes(2));
        assertThat(ledger.show(showing("tab 2", "sign", "Signed in tab 2."))).isTrue();
        assertThat(taken("me", "/guestbook")).containsExactly("sign: Signed in tab 2.");
    }

    @Test
    void isTheOldestThatGoesWhenASessionHasTooMany() {
        for (int i = 1; i <= 6; i++) {
            assertThat(ledger.show(showing("page 1", "delete " + i, "Gone."))).isTrue();
        }
        assertThat(ledger.sizes().showings()).isEqualTo(5);
        assertThat(taken("me", "/guestbook")).hasSize(5).doesNotContain("delete 1: Gone.");
    }

    @Test
    void isTheOldestThatGoesWhenAllSessionsHaveTooMany() {
        Ledger small = new MemoryLedger(
                () -> now,
                Runnable::run,
                new Bounds(Duration.ofHours(1), 9, 9, 9, 9, Duration.ofMinutes(2), 5, 3 * (512 + 10), 10));
        for (String session : List.of("a", "b", "c", "d")) {
            assertThat(small.show(
                            new Showing(bytes(session), "/", bytes("page"), "form", bytes(session), new byte[10])))
                    .isTrue();
        }
        assertThat(small.sizes().showings()).isEqualTo(3);
        assertThat(small.take(bytes("a"), "/")).isEmpty();
        assertThat(small.take(bytes("d"), "/")).hasSize(1);
    }

    @Test
    void isNotKeptWhereItIsTooLarge() {
        Showing large = new Showing(
                bytes("me"), "/", bytes("page"), "form", bytes("s"), new byte[Bounds.DEFAULT.showingSize() + 1]);
        assertThat(ledger.show(large)).isFalse();
        assertThat(ledger.sizes()).isEqualTo(Sizes.NOTHING);
    }

    private List<String> taken(String session, String landing) {
        return ledger.take(bytes(session), landing).stream()
                .map(showing -> showing.form() + ": " + new String(showing.outcome(), UTF_8))
                .toList();
    }

    private static Showing showing(String page, String form, String outcome) {
        return new Showing(bytes("me"), "/guestbook", bytes(page), form, bytes(page + form + outcome), bytes(outcome));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
