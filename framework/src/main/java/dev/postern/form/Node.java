package dev.postern.form;

import org.jspecify.annotations.Nullable;

/** One part of a form's record: what names lead to it, and how it is read from what they carry. */
sealed interface Node permits Scalar, Nested, Choice, Listed, Mapped, Maybe {
    /** What {@link #read} returns where errors were told instead. */
    Object FAILED = new Object();

    /** What templates get to know of it. */
    Part part();

    /**
     * Puts what a name carries where the name leads.
     *
     * @param at the part of the name to look at
     * @param sent what other names brought here, if any did
     * @return what stands here now, or null, and nothing changed, where the name leads nowhere
     */
    @Nullable
    Sent place(FieldName name, int at, @Nullable Sent sent, Content content);

    /** The part that a name leads to, with {@code []} for any index or key; null if nowhere. */
    @Nullable
    Part find(FieldName name, int at);

    /** Whether what was sent leaves it out, where it may be left out. */
    default boolean isEmpty(@Nullable Sent sent) {
        return sent == null || sent.isBlank();
    }

    /**
     * Makes the value, or tells the reading why there is none.
     *
     * @param sent null if no name led here
     * @param name how the control is called, rows counted without gaps
     */
    @Nullable
    Object read(@Nullable Sent sent, String name, Reading reading);

    /**
     * Notes which rows were sent, here and below.
     *
     * @param name as it was sent
     */
    default void gaps(Sent sent, String name, Gaps gaps) {}
}
