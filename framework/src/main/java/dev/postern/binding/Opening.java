package dev.postern.binding;

import dev.postern.seal.SealKey;
import dev.postern.seal.Tags;
import org.jspecify.annotations.Nullable;

/** What came of opening a seal of a page's. */
public sealed interface Opening {
    /** Whether it was another user's: to this one, nothing of it is shown. */
    static boolean isAnothers(@Nullable Opening opening) {
        return opening instanceof Stale stale && stale.why() == Why.OTHER_USER;
    }

    /**
     * It is ours, of today and for this visitor.
     *
     * @param home path and query of the page the form stood on, where it stood on no page of ours
     * @param tags hashes under the secret that sealed it, so that a copy is one on every node, whichever secret is new
     * @param bearer who has it without a cookie, and is a new visitor each time: of a visitor's own it tells nothing
     */
    record Intact(
            BoundForm form,
            FormId id,
            SealKey key,
            @Nullable String home,
            Tags tags,
            byte[] bearer) implements Opening {}

    /**
     * It is the ticket with which one of our pages calls, of today and for this visitor.
     *
     * @param tags hashes under the secret that sealed it
     * @param bearer as for a form
     */
    record Ticket(SealKey key, Tags tags, byte[] bearer) implements Opening {}

    /**
     * It is ours, but of another day, deploy, visitor or page.
     *
     * @param id the form it was, where its function still has its name
     */
    record Stale(Why why, @Nullable FormId id, @Nullable String home) implements Opening {}

    /** It is not ours, or was edited. */
    record Foreign(String because) implements Opening {}

    /** What makes a seal stale, in words for the log. */
    enum Why {
        EXPIRED("is older than its life"),
        RESTARTED("was made before this server started, and its ledger went with it"),
        CHANGED("was made for another version of the function"),
        GONE("was made for a function that is no more"),
        OTHER_VISITOR("was made before log-in, log-out, or for a cookie that is gone"),
        OTHER_USER("was made for another user"),
        OTHER_PATH("was made for another page");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
