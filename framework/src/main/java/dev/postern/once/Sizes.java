package dev.postern.once;

/**
 * How much a ledger keeps at this moment.
 *
 * @param claims submissions, running or done
 * @param outcomes those of them whose outcome is kept
 * @param outcomeBytes the bytes of these outcomes
 * @param waiting copies that wait
 * @param showings outcomes waiting to be shown
 * @param showingBytes the bytes of these
 */
public record Sizes(int claims, int outcomes, long outcomeBytes, int waiting, int showings, long showingBytes) {
    /** What a ledger has that was never submitted anything. */
    public static final Sizes NOTHING = new Sizes(0, 0, 0, 0, 0, 0);
}
