package dev.postern.once;

/**
 * An outcome on its way from a POST, over a redirect, to the page that shows it. All bytes are opaque here and never
 * written to.
 *
 * @param session whose it is, hashed so that a later GET of the same visitor can hash the same
 * @param landing the path that was redirected to, without a query
 * @param page which rendering of a page was submitted (its seal's nonce): outcomes of one rendering are one tab's
 * @param form the form's key, which tells it from the other forms of the landing page
 * @param submission {@link Submission#id} of what was submitted
 * @param outcome what came of it
 */
public record Showing(byte[] session, String landing, byte[] page, String form, byte[] submission, byte[] outcome) {}
