package dev.postern.function;

/** By which ways a function may be called. */
public enum Via {
    /** By forms, and from JavaScript. */
    ANY,
    /** By forms alone: to calls and modules there is no such function. */
    FORM
}
