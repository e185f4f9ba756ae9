package dev.postern.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes values as the JSON of any other client: nothing in it means more than it says. */
public final class PlainJson {
    private static final double LAST_EXACT = 9007199254740992.0;
    private static final BigInteger LAST_WHOLE = BigInteger.TWO.pow(53);

    /** Enough for the smallest double with more digits than it has. */
    private static final int LONGEST_FRACTION = 400;

    private PlainJson() {}

    /**
     * Reads a JSON text. Whole numbers beyond what a double holds exactly are a {@link Value.BigInt}, and
     * fractions that have more digits than one a {@link Value.Decimal}.
     *
     * @throws CallRefused whatever else was sent; nothing else is thrown
     */
    public static Value read(String text, CallLimits limits) throws CallRefused {
        Budget budget = new Budget(limits);
        if (text.length() > limits.characters()) {
            throw budget.refused(
                    CallRefused.Code.TOO_LARGE, "has a text of more than " + limits.characters() + " characters");
        }
        return value(JsonText.parse(text, budget), budget);
    }

    /** The arguments of a call whose body is a JSON array. */
    public static List<Value> arguments(String text, CallLimits limits) throws CallRefused {
        if (!(read(text, limits) instanceof Value.Items arguments)) {
            throw new CallRefused(CallRefused.Code.MALFORMED, "", "is no list of arguments");
        }
        if (arguments.values().size() > limits.arguments()) {
            throw new CallRefused(CallRefused.Code.TOO_MANY, "", "has more than " + limits.arguments() + " arguments");
        }
        return arguments.values();
    }

    private static Value value(Json json, Budget budget) throws CallRefused {
        if (json instanceof Json.Word word) {
            return word.value();
        }
        if (json instanceof Json.Str string) {
            return new Value.Text(string.text());
        }
        if (json instanceof Json.Numeral numeral) {
            return number(numeral, budget);
        }
        if (json instanceof Json.Arr array) {
            List<Value> values = new ArrayList<>(array.items().size());
            for (Json item : array.items()) {
                budget.enter(values.size());
                values.add(value(item, budget));
                budget.leave();
            }
            return new Value.Items(values);
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : ((Json.Obj) json).members().entrySet()) {
            budget.enter(member.getKey());
            values.put(member.getKey(), value(member.getValue(), budget));
            budget.leave();
        }
        return new Value.Members(values);
    }

    private static Value number(Json.Numeral numeral, Budget budget) throws CallRefused {
        Value.Num number = Decoding.number(numeral.literal(), budget);
        // Its digits are few by now, so that reading them costs nothing.
        if (numeral.isWhole()) {
            return Math.abs(number.value()) < LAST_EXACT ? number : whole(new BigInteger(numeral.literal()), number);
        }
        BigDecimal exact = exact(numeral.literal(), budget);
        if (exact.compareTo(BigDecimal.valueOf(number.value())) == 0 || isSubnormal(number.value())) {
            return number;
        }
        if (exact.scale() > LONGEST_FRACTION) {
            throw tooLongAFraction(budget);
        }
        boolean isWhole = exact.stripTrailingZeros().scale() <= 0;
        return isWhole ? whole(exact.toBigIntegerExact(), number) : new Value.Decimal(exact);
    }

    /** Next to nothing: of these JavaScript spells some with fewer digits than Java, which has 4.9E-324 for 5e-324. */
    private static boolean isSubnormal(double number) {
        return number != 0 && Math.abs(number) < Double.MIN_NORMAL;
    }

    private static BigDecimal exact(String literal, Budget budget) throws CallRefused {
        try {
            return new BigDecimal(literal);
        } catch (NumberFormatException beyond) {
            throw tooLongAFraction(budget);
        }
    }

    /** It would be as many digits as soon as somebody adds one to it. */
    private static CallRefused tooLongAFraction(Budget budget) {
        return budget.refused(
                CallRefused.Code.TOO_LARGE, "has a fraction of more than " + LONGEST_FRACTION + " digits");
    }

    private static Value whole(BigInteger exact, Value.Num nearest) {
        return exact.abs().equals(LAST_WHOLE) ? nearest : new Value.BigInt(exact);
    }

    /**
     * Writes a value that is all there. What JSON has no word for is written as protocols usually do: bytes as base64,
     * typed arrays of anything longer as arrays, dates as ISO 8601, NaN and the infinities as texts, whole numbers of any length as numbers, sets as arrays, maps as
     * objects, or as arrays of pairs where a key is no text.
     *
     * @throws Unwritable for files, functions, and secrets; for promises and streams, which {@link Settling} resolves
     */
    public static byte[] write(Value value) {
        JsonBytes out = new JsonBytes(256);
        write(value, out);
        return out.take();
    }

    static void write(Value value, JsonBytes out) {
        new JsonWriter(out).write(value, 1);
    }
}
