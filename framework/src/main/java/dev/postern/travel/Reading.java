package dev.postern.travel;

import java.util.ArrayList;
import java.util.List;

/** The arguments of one call being read: where, and what did not fit so far. */
final class Reading {
    /** Enough to mend a form by; each costs memory, and who sends many is not filling in a form. */
    private static final int MOST = 100;

    private static final int NAME_TOLD = 40;

    private final List<Misfit> misfits = new ArrayList<>();
    private final StringBuilder path = new StringBuilder();
    private final References references;
    private final boolean plain;
    private int argument;

    /**
     * @param plain whether the values came as plain JSON
     */
    Reading(References references, boolean plain) {
        this.references = references;
        this.plain = plain;
    }

    /** Whether a text may stand for what only React's formats have a word for. */
    boolean isPlain() {
        return plain;
    }

    References references() {
        return references;
    }

    void argument(int index) {
        argument = index;
        path.setLength(0);
    }

    /** Goes into a component; the answer leads back with {@link #leave}. */
    int component(String name) {
        int back = path.length();
        path.append(back == 0 ? "" : ".").append(name);
        return back;
    }

    int index(int index) {
        int back = path.length();
        path.append('[').append(index).append(']');
        return back;
    }

    /** Goes into the entry of a map; a key like no field's name is told by its place. */
    int key(String key, int place) {
        int back = path.length();
        boolean plain =
                !key.isEmpty() && key.length() <= NAME_TOLD && key.chars().noneMatch(Reading::isOdd);
        path.append('[').append(plain ? key : place).append(']');
        return back;
    }

    private static boolean isOdd(int letter) {
        return letter == '[' || letter == ']' || (!Character.isLetterOrDigit(letter) && "-_ ".indexOf(letter) < 0);
    }

    void leave(int back) {
        path.setLength(back);
    }

    Object refuse(Misfit.Why why, String kind) {
        if (misfits.size() < MOST) {
            misfits.add(new Misfit(argument, path.toString(), why, kind));
        }
        return Passage.FAILED;
    }

    List<Misfit> misfits() {
        return misfits;
    }
}
