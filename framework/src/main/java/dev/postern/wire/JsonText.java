package dev.postern.wire;

import dev.postern.wire.CallRefused.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON text exactly as RFC 8259 has it, within a budget.
 *
 * <p>Of our own, since every part of it is a limit: a name, a number and the depth are refused before they are read to
 * their end, two members of one name are refused, and a surrogate may stand alone, as in JavaScript.
 */
final class JsonText {
    private final String text;
    private final Budget budget;
    private int at;

    private JsonText(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    static Json parse(String text, Budget budget) throws CallRefused {
        budget.size(text.length());
        JsonText reading = new JsonText(text, budget);
        Json read = reading.value(1);
        reading.blank();
        if (reading.at < text.length()) {
            throw reading.malformed("goes on behind its end");
        }
        return read;
    }

    private Json value(int depth) throws CallRefused {
        budget.node();
        budget.depth(depth);
        blank();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Str(string());
            case 't' -> word("true", new Value.Flag(true));
            case 'f' -> word("false", new Value.Flag(false));
            case 'n' -> word("null", Value.NULL);
            default -> new Json.Numeral(number());
        };
    }

    private Json object(int depth) throws CallRefused {
        at++;
        Map<String, Json> members = new LinkedHashMap<>();
        if (next('}')) {
            return new Json.Obj(members);
        }
        do {
            blank();
            if (peek() != '"') {
                throw malformed("has a member without a name");
            }
            String name = string();
            if (name.length() > budget.limits().key()) {
                throw budget.refused(
                        Code.TOO_LARGE,
                        "has a name of more than " + budget.limits().key() + " characters");
            }
            if (!next(':')) {
                throw malformed("has a name without a value");
            }
            if (members.put(name, value(depth + 1)) != null) {
                // Readers differ in which of the two counts, and that has let people past checks before.
                throw malformed("has two members of one name");
            }
        } while (next(','));
        if (!next('}')) {
            throw malformed("has an object without an end");
        }
        return new Json.Obj(members);
    }

    private Json array(int depth) throws CallRefused {
        at++;
        List<Json> items = new ArrayList<>();
        if (next(']')) {
            return new Json.Arr(items);
        }
        do {
            items.add(value(depth + 1));
        } while (next(','));
        if (!next(']')) {
            throw malformed("has an array without an end");
        }
        return new Json.Arr(items);
    }

    private String string() throws CallRefused {
        int start = ++at;
        while (true) {
            char each = peek();
            if (each == '"') {
                return text.substring(start, at++);
            }
            if (each == '\\') {
                return escaped(start);
            }
            if (each < ' ') {
                throw malformed("has a control character in a string");
            }
            at++;
        }
    }

    private String escaped(int start) throws CallRefused {
        StringBuilder string = new StringBuilder().append(text, start, at);
        while (true) {
            char each = peek();
            at++;
            if (each == '"') {
                return string.toString();
            }
            if (each < ' ') {
                throw malformed("has a control character in a string");
            }
            string.append(each == '\\' ? escape() : each);
        }
    }

    private char escape() throws CallRefused {
        char each = peek();
        at++;
        return switch (each) {
            case '"', '\\', '/' -> each;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw malformed("has an unknown escape in a string");
        };
    }

    private char unit() throws CallRefused {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char each = peek();
            int digit = each >= '0' && each <= '9'
                    ? each - '0'
                    : each >= 'a' && each <= 'f' ? each - 'a' + 10 : each >= 'A' && each <= 'F' ? each - 'A' + 10 : -1;
            if (digit < 0) {
                throw malformed("has an unknown escape in a string");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private String number() throws CallRefused {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        if (at - start > budget.limits().number()) {
            throw tooLongANumber();
        }
        return text.substring(start, at);
    }

    private void digits() throws CallRefused {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
            if (at - start > budget.limits().number()) {
                throw tooLongANumber();
            }
        }
        if (at == start) {
            throw malformed("is no JSON");
        }
    }

    private CallRefused tooLongANumber() {
        return budget.refused(
                Code.TOO_LARGE, "has a number of more than " + budget.limits().number() + " characters");
    }

    private Json word(String word, Value value) throws CallRefused {
        if (!text.startsWith(word, at)) {
            throw malformed("is no JSON");
        }
        at += word.length();
        return new Json.Word(value);
    }

    private boolean next(char wanted) {
        blank();
        return skip(wanted);
    }

    private boolean skip(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void blank() {
        while (at < text.length()) {
            char each = text.charAt(at);
            if (each != ' ' && each != '\t' && each != '\n' && each != '\r') {
                return;
            }
            at++;
        }
    }

    private char peek() throws CallRefused {
        if (at >= text.length()) {
            throw malformed("ends early");
        }
        return text.charAt(at);
    }

    private CallRefused malformed(String because) {
        return budget.refused(Code.MALFORMED, because);
    }
}
