package dev.postern.wire;

import org.jspecify.annotations.Nullable;

/**
 * An error as JavaScript gets to know it.
 *
 * @param digest the reference number, the same in the log
 * @param message words that give nothing away; React's client shows them in development only
 * @param problem what our own client shows of it, as plain JSON; React's ignores it
 */
public record Failure(
        String digest, String message, @Nullable Value problem) {}
