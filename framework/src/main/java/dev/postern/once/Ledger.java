package dev.postern.once;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where submissions are claimed, so that each runs at most once, and their outcomes kept until they are shown. */
public interface Ledger {
    /**
     * Claims a submission. A copy of one that runs waits, holding no thread, until that one is finished.
     *
     * <p>Who stops waiting cancels the stage itself ({@code stage.toCompletableFuture().cancel(false)}), which gives its
     * place away; a stage that only was no longer listened to could still be made first, and would never finish. A stage
     * that fails means that the store could not be asked: nothing was claimed, and nothing is to run.
     *
     * <p>A stage that is complete already continues on the caller's thread; one that waited, on the ledger's executor.
     */
    CompletionStage<Claim> claim(Submission submission, Rule rule);

    /**
     * Keeps an outcome until the next navigation to its landing path takes it, for two minutes at most, and five a
     * session. An older one of the same form on the same page gives way to it.
     *
     * <p>Two GETs of one session are alike, so outcomes of two tabs that waited at one landing could end up in each
     * other's. Therefore they never wait together: while another page's outcome waits there, this one is not kept.
     *
     * @return whether it is kept; if not, the POST is to answer with the page itself instead of a redirect
     */
    boolean show(Showing showing);

    /**
     * Takes what is to be shown on a page: the outcomes of one submitted page, the oldest first, at most one a form.
     * What was taken is gone; prefetches must not ask.
     */
    List<Showing> take(byte[] session, String landing);

    /**
     * Whether this submission's outcome still waits to be shown. If so, a copy of it is a double click, and the redirect
     * will do; if not, it was shown, and a copy is somebody going back and sending again, who is told so.
     *
     * @param submission {@link Submission#id}
     */
    boolean isWaitingToBeShown(byte[] session, byte[] submission);

    /** How much is kept. Rendering a page changes nothing here, except by {@link #take}. */
    Sizes sizes();
}
