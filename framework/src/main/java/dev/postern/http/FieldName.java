package dev.postern.http;

import dev.postern.http.BodyRefused.Code;

/** What the name of a field may be, in every kind of body. */
final class FieldName {
    /** In bytes of UTF-8. */
    static final int LONGEST = 200;

    private FieldName() {}

    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static BodyRefused refused() {
        return new BodyRefused(
                Code.MALFORMED,
                "a field's name has more than " + LONGEST + " bytes, a control character, or bytes that are not UTF-8");
    }
}
