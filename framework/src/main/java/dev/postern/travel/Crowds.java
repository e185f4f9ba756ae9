package dev.postern.travel;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what lands on one hash in a set or a map. Texts of one hash are easily made, so are records of such texts, and a
 * hash table compares each of these with all before it: four thousand of them took more than a second.
 */
final class Crowds {
    /** Far more than come together by chance, few enough to compare each with each. */
    private static final int MOST = 256;

    private final Map<Integer, int[]> byHash = new HashMap<>();

    /** Whether a table is still quick with one more that is equal to none in it. */
    boolean hasRoomFor(@Nullable Object one) {
        int[] crowd = byHash.computeIfAbsent(one == null ? 0 : one.hashCode(), hash -> new int[1]);
        return ++crowd[0] <= MOST;
    }
}
