package dev.postern.once;

import org.jspecify.annotations.Nullable;

/** What the ledger answers to a submission. */
public sealed interface Claim {
    /** This one runs, and no copy of it will until its run is finished, one way or the other. */
    record First(Run run) implements Claim {}

    /**
     * It ran before, or while this one waited.
     *
     * @param outcome what came of it; null where it had to be dropped, and all that is known is that it was done
     */
    record Copy(byte @Nullable [] outcome) implements Claim {}

    /**
     * With {@link Rule#PER_FORM}: this form was sent before, with other content. Nothing is to run.
     *
     * @param earlier what came of it then; null where it had to be dropped
     */
    record Changed(byte @Nullable [] earlier) implements Claim {}

    /** Nothing is to run. */
    record Refused(Why why) implements Claim {}

    /** Why a submission was not even claimed. */
    enum Why {
        /** Nothing is left that could be forgotten to make room: 503. */
        FULL,
        /** Too many copies of this submission are waiting already. */
        TOO_MANY_WAITING
    }
}
