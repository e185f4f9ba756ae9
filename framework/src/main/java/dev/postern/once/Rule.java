package dev.postern.once;

/** What counts as the same submission. */
public enum Rule {
    /** The same form with the same content; changed content under an old form is a submission of its own. */
    PER_SUBMISSION,
    /** The same form, whatever its content; changed content is told apart, and not run. */
    PER_FORM
}
