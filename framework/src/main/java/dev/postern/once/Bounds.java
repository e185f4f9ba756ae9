package dev.postern.once;

import java.time.Duration;

/**
 * How much a ledger in memory keeps, and how long.
 *
 * @param claimLife at least as long as a seal may be used, or a submission could run a second time
 * @param claims submissions; none is forgotten before its time, so beyond these, new ones are refused. A claim without
 *     its outcome takes about 300 bytes
 * @param outcomeBytes all kept outcomes; beyond, the oldest are dropped
 * @param outcomeSize one kept outcome; a larger one is not kept, only handed to the copies that wait for it
 * @param waiting copies that wait for one submission
 * @param showingLife how long an outcome waits to be shown
 * @param showingsPerSession beyond, a session's oldest is dropped
 * @param showingBytes all outcomes that wait to be shown; beyond, the oldest are dropped
 * @param showingSize one of them; a larger one is not kept
 */
public record Bounds(
        Duration claimLife,
        int claims,
        long outcomeBytes,
        int outcomeSize,
        int waiting,
        Duration showingLife,
        int showingsPerSession,
        long showingBytes,
        int showingSize) {
    private static final int KIB = 1024;

    /** For seals that live twelve hours, and an hour for what is on its way. */
    public static final Bounds DEFAULT = new Bounds(
            Duration.ofHours(13),
            200_000,
            32L * KIB * KIB,
            16 * KIB,
            64,
            Duration.ofMinutes(2),
            5,
            16L * KIB * KIB,
            64 * KIB);

    /** The same for seals of another life. */
    public Bounds withClaimLife(Duration life) {
        return new Bounds(
                life,
                claims,
                outcomeBytes,
                outcomeSize,
                waiting,
                showingLife,
                showingsPerSession,
                showingBytes,
                showingSize);
    }
}
