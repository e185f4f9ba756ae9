package dev.postern.dispatch;

import dev.postern.wire.PlainJson;
import dev.postern.wire.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a function is, as it said last. */
record Report(long done, long total, String words) {
    private static final int WORDS_TOLD = 300;

    /** A report of not too many words. */
    static Report of(long done, long total, @Nullable String words) {
        return new Report(done, total, words == null ? "" : cut(words));
    }

    /** The same without its words. */
    Report wordless() {
        return new Report(done, total, "");
    }

    private static String cut(String words) {
        if (words.length() <= WORDS_TOLD) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(WORDS_TOLD - 1)) ? WORDS_TOLD - 1 : WORDS_TOLD;
        return words.substring(0, end) + "…";
    }

    byte[] line() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("done", new Value.Num(done));
        members.put("total", new Value.Num(total));
        members.put("words", words.isEmpty() ? Value.UNDEFINED : new Value.Text(words));
        return line(members);
    }

    /** One line of JSON, in which no line ends but at its end. */
    static byte[] line(Map<String, Value> members) {
        byte[] json = PlainJson.write(new Value.Members(members));
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
