package dev.postern.form;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One part of a form's record: what names lead to it, and how it is read from what they carry. */
sealed interface Node permits Scalar, Nested, Choice, Listed, Mapped, Maybe {
    /** What {@link #read} returns where errors were told instead. */
    Object FAILED = new Object();

    /** The rank of what no name leads to. */
    int LAST = Integer.MAX_VALUE;

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

    /** Asks the constraints of a value that was made elsewhere, here and below. */
    default void check(@Nullable Object value, String name, Reading reading) {}

    /** Asks the constraints of its type once, here and below. */
    default void rehearse(String path, Rehearsal rehearsal) {}

    /** Notes the names of lists, here and below, with {@code []} for any index or key. */
    default void lists(String name, Set<String> lists) {}

    /** Notes, from a part of a name on, where among others what it leads to is shown. */
    default void rank(FieldName name, int at, List<Integer> ranks) {
        if (at < name.size()) {
            ranks.add(LAST);
        }
    }
}
