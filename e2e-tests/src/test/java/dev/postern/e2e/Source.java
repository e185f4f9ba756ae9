package dev.postern.e2e;

/** One way to come by a browser. */
interface Source {
    /** What it is called where a search that found nothing is told. */
    String name();

    /** Looks there, or fetches one from there. */
    Answer ask(Machine machine);

    /** What came of asking. */
    sealed interface Answer {}

    record Found(Program browser) implements Answer {}

    record None(String because) implements Answer {}
}
