package dev.postern.dispatch;

import dev.postern.http.Fields;
import dev.postern.once.Claim;
import dev.postern.once.Ledger;
import dev.postern.once.Rule;
import dev.postern.once.Submission;
import dev.postern.upload.Uploads;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who runs, of all copies of what was sent, and what becomes of the others: for forms as for calls. */
final class Turns {
    private final Ledger ledger;

    Turns(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What becomes of one that was sent. */
    interface Turn<A> {
        /** It runs, and records what came of it. */
        CompletionStage<A> run(Claim.First first);

        /** It was done, and this came of it. */
        CompletionStage<A> repeat(byte @Nullable [] outcome);

        /** Something else was sent under this key. */
        CompletionStage<A> changed();

        /** Nothing can be said of it now. */
        CompletionStage<A> overloaded();
    }

    <A> CompletionStage<A> take(Submission submission, Rule rule, Fields sent, Uploads uploads, Turn<A> turn) {
        CompletionStage<Claim> claim = ledger.claim(submission, rule);
        boolean waits = !claim.toCompletableFuture().isDone();
        boolean losesFiles = waits && !sent.fileNames().isEmpty();
        if (waits) {
            // A copy waits without a file and without a thread.
            uploads.close();
        }
        return claim.thenCompose(what -> {
            if (what instanceof Claim.First first) {
                if (losesFiles) {
                    // The one it waited for gave up, and this one's files are gone.
                    first.run().release();
                    return turn.overloaded();
                }
                return turn.run(first);
            }
            if (what instanceof Claim.Copy copy) {
                return turn.repeat(copy.outcome());
            }
            return what instanceof Claim.Changed ? turn.changed() : turn.overloaded();
        });
    }
}
