package dev.postern.upload;

/** Makes of a sender's name for a file one that can be shown; it is never used as a path. */
final class FileName {
    private static final int LONGEST = 255;
    private static final String NONE = "file";

    private FileName() {}

    /** Shows a name as sent: without folders, control characters and marks that turn the direction of text. */
    static String shown(String sent) {
        // Browsers write these three so in a part's header, and no others: %00 and %2F are what somebody typed.
        String name = sent.replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0d", "\r")
                .replace("%0A", "\n")
                .replace("%0a", "\n");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder shown = new StringBuilder(Math.min(name.length(), LONGEST));
        int bytes = 0;
        for (int i = 0; i < name.length(); ) {
            int character = name.codePointAt(i);
            i += Character.charCount(character);
            if (isUnseen(character)) {
                continue;
            }
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > LONGEST) {
                break;
            }
            shown.appendCodePoint(character);
        }
        String cut = shown.toString().strip();
        return cut.isEmpty() || cut.equals(".") || cut.equals("..") ? NONE : cut;
    }

    private static boolean isUnseen(int character) {
        return Character.isISOControl(character)
                || character == 0x061C // Arabic letter mark
                || character == 0x200E // left-to-right mark
                || character == 0x200F // right-to-left mark
                || (character >= 0x2028 && character <= 0x202E) // line, paragraph; embeddings and overrides
                || (character >= 0x2066 && character <= 0x2069) // isolates
                || character == 0xFEFF
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }
}
