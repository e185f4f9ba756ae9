package dev.postern.problem;

/** How sure a mistake in a template is to be noticed by visitors. */
public enum Severity {
    /** It fails whenever the line is rendered, or nobody could ever send the form. */
    ERROR,
    /** It may fail, or serves some visitors badly. */
    WARNING
}
