package dev.postern.function;

/** How submissions of one form stand to each other where several are on their way at once. */
public enum Order {
    /** One at a time: the next is sent with what the page shows after the one before it. */
    QUEUE,
    /** Each when it is sent, whatever became of the others. */
    PARALLEL
}
