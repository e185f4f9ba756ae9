package dev.postern.form;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code @Email}, in bounded time. It asks for the shape of an address, in any
 * script; whether somebody reads it only a message can tell. Empty is an address not given, as everywhere.
 */
final class GuardedEmail implements ConstraintValidator<Email, CharSequence> {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final int LONGEST_LABEL = 63;

    private @Nullable GuardedRegex regex;

    @Override
    public void initialize(Email email) {
        int flags = 0;
        for (Pattern.Flag flag : email.flags()) {
            flags |= flag.getValue();
        }
        boolean written = !email.regexp().equals(".*") || email.flags().length > 0;
        regex = written ? new GuardedRegex(java.util.regex.Pattern.compile(email.regexp(), flags)) : null;
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        if (text == null || text.isEmpty()) {
            return true;
        }
        return isAddress(text.toString()) && (regex == null || regex.matches(text, context));
    }

    static boolean isAddress(String text) {
        int at = text.indexOf('@');
        int domain = text.length() - at - 1;
        if (at < 1 || at > LONGEST_LOCAL || domain < 1 || domain > LONGEST_DOMAIN) {
            return false;
        }
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            boolean dot = c == '.' && (i == 0 || i == at - 1 || text.charAt(i - 1) == '.');
            if (dot || c <= ' ' || c == 0x7f || "\"(),:;<>[\\]@".indexOf(c) >= 0 || Character.isWhitespace(c)) {
                return false;
            }
        }
        return isDomain(text, at + 1);
    }

    private static boolean isDomain(String text, int from) {
        int label = from;
        for (int i = from; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                boolean wellFormed = i > label
                        && i - label <= LONGEST_LABEL
                        && text.charAt(label) != '-'
                        && text.charAt(i - 1) != '-';
                if (!wellFormed) {
                    return false;
                }
                label = i + 1;
            } else if (text.charAt(i) != '-' && !isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Combining marks belong to the letters of many scripts, surrogates to those of some. */
    private static boolean isLetter(char c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || Character.isSurrogate(c);
    }
}
