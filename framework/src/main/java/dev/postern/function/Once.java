package dev.postern.function;

/** How often one rendered form may run its function. */
public enum Once {
    /** Once for the same content: a copy gets the first one's outcome, a changed submission is a new one. */
    PER_SUBMISSION,
    /** Once for the form: a changed submission under the same form is asked about first. */
    PER_FORM,
    /** As often as it arrives: for what is naturally repeatable, such as log-in. */
    OFF
}
