package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be true of any bytes that arrive as JSON: they are read or refused, at a bounded price, and written as they were. */
public final class JsonFuzz {
    private static final CallLimits ROOMY =
            new CallLimits(1 << 24, 1L << 30, 1 << 24, 1_000, 1 << 20, 1 << 20, 1 << 20, 1_000, 1_000);

    private JsonFuzz() {}

    /** Called by the fuzzer, by this name. */
    public static void fuzzerTestOneInput(byte[] file) {
        List<@Nullable Value> values = new ArrayList<>();
        Runnable reading = () -> values.add(read(file));
        Cost.of(reading).or(Cost.of(reading)).isBounded(file.length);
        Value value = values.get(0);
        assertThat(values.get(1)).as("read the second time").isEqualTo(value);
        if (value != null) {
            byte[] written = PlainJson.write(value);
            assertThat(again(written)).as("written and read").isEqualTo(value);
        }
    }

    /** What is written of what was written. */
    static String readBack(byte[] json) {
        return new String(PlainJson.write(again(json)), StandardCharsets.UTF_8);
    }

    private static @Nullable Value read(byte[] file) {
        try {
            return PlainJson.read(FiledBody.text(file), CallLimits.DEFAULT);
        } catch (CallRefused refused) {
            assertThat(refused.status()).isBetween(400, 499);
            return null;
        }
    }

    private static Value again(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        try {
            return PlainJson.read(text, ROOMY);
        } catch (CallRefused refused) {
            throw new AssertionError(refused.because() + ": " + text, refused);
        }
    }
}
