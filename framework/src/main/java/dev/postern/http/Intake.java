package dev.postern.http;

/**
 * What reading a body asks of the one who wants it, while the bytes stream in.
 *
 * <p>So the seal is opened, and access asked, before anything behind it is kept: {@link #text} sees {@code $post} before
 * the next part is read, and from then on {@link #limits} and {@link #keepsFiles} may answer otherwise.
 */
public interface Intake {
    /** The limits from here on; asked again after every text and before every read. */
    Limits limits();

    /**
     * The limits for what a body may declare, before anything in it says whose it is; {@link #limits} counts as soon as
     * bytes arrive.
     */
    default Limits declared() {
        return limits();
    }

    /** Whether the file that begins now is wanted; if not, its bytes are counted and thrown away. */
    default boolean keepsFiles() {
        return true;
    }

    /** Takes note of a text that has arrived whole, in order. Answering false ends the reading there. */
    default boolean text(String name, String value) {
        return true;
    }
}
