package dev.postern.dispatch;

/** What came from outside, as a log may have it: on one line, without what a terminal would obey. */
final class Logged {
    private static final int LONGEST = 200;

    private Logged() {}

    static String text(String from) {
        StringBuilder safe = new StringBuilder(Math.min(from.length(), LONGEST) + 8);
        for (int i = 0; i < from.length() && safe.length() < LONGEST; i++) {
            char c = from.charAt(i);
            int type = Character.getType(c);
            boolean odd = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            if (odd) {
                safe.append(String.format("\\u%04X", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.length() >= LONGEST ? safe.append('…').toString() : safe.toString();
    }
}
