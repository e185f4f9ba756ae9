package dev.postern.testing.browser;

/** How a browser deals with scripts. */
public enum Way {
    SCRIPTS_OFF,
    /** Tests begin when the shim has taken over. */
    SCRIPTS_ON,
    /** The shim arrives at a random moment: some of what a test does happens before. */
    SCRIPTS_LATE,
    /** Scripts run, but the shim never comes, as behind a filter. */
    SCRIPTS_BLOCKED
}
