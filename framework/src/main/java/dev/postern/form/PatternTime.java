package dev.postern.form;

/** How long the patterns of one submission may think, all together. */
final class PatternTime {
    private static final long ALLOWED_NANOS = 100_000_000;
    private static final int LOOKS_BETWEEN_CLOCKS = 1024;

    private long used;

    /** Stops a match that has thought for too long. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SpentException() {
            super("took longer than the 100 ms that one submission's patterns have", null, false, false);
        }
    }

    boolean isSpent() {
        return used >= ALLOWED_NANOS;
    }

    /** Whether a pattern matches a whole text; ends with a {@link SpentException} if it cannot say in time. */
    boolean matches(java.util.regex.Pattern pattern, CharSequence text) {
        if (isSpent()) {
            throw new SpentException();
        }
        long start = System.nanoTime();
        try {
            return pattern.matcher(new Watched(text, 0, text.length(), start + ALLOWED_NANOS - used))
                    .matches();
        } catch (StackOverflowError deep) {
            // Java's engine recurses on (a|b)*; whether that fits depends on the thread.
            throw new SpentException();
        } finally {
            used += System.nanoTime() - start;
        }
    }

    /** A text that looks at the clock while it is being looked at: a match has no other way to be stopped. */
    private static final class Watched implements CharSequence {
        private final CharSequence text;
        private final int from;
        private final int to;
        private final long deadline;
        private int looks;

        Watched(CharSequence text, int from, int to, long deadline) {
            this.text = text;
            this.from = from;
            this.to = to;
            this.deadline = deadline;
        }

        @Override
        public char charAt(int index) {
            if (++looks % LOOKS_BETWEEN_CLOCKS == 0
                    && (System.nanoTime() - deadline > 0
                            || Thread.currentThread().isInterrupted())) {
                throw new SpentException();
            }
            return text.charAt(from + index);
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text, from + start, from + end, deadline);
        }

        @Override
        public String toString() {
            return text.subSequence(from, to).toString();
        }
    }
}
