package dev.postern.wire;

/**
 * How much of a call's body is read before it is refused. One call has one budget, whatever it consists of.
 *
 * @param characters of all its texts together
 * @param size characters and bytes of what it unfolds to, shared values counted each time they occur
 * @param nodes values of what it unfolds to, counted likewise
 * @param depth values inside values, through references as well
 * @param parts parts of a multipart body
 * @param arguments arguments of a call, and of a function bound to some
 * @param key characters of a member's name
 * @param number characters of a number
 * @param digits characters of a bigint, its sign included
 */
public record CallLimits(
        int characters, long size, int nodes, int depth, int parts, int arguments, int key, int number, int digits) {
    private static final int KIB = 1024;

    public static final CallLimits DEFAULT =
            new CallLimits(256 * KIB, 10L * KIB * KIB, 10_000, 128, 1_000, 32, 256, 100, 300);
}
